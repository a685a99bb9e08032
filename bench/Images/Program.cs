using System.Diagnostics;
using System.Globalization;
using CoIN.Data.Images;

// What it takes to make images ready for CLIP, beside Pillow and NumPy: in turns, processor time of one thread each. Usage: bench/Images/run.sh FOLDER [turns] [python]
var (folder, turns, python) = (args[0], int.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
var images = Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes).ToList();
var preprocessor = new ImagePreprocessor(new ImagePreprocessing());
var target = new float[preprocessor.Length];
using var theirs = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "pillow.py"), folder]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

// Methods that were called often enough are optimized in the background, once no new ones were compiled for 100 ms: the pauses let that happen between the rounds.
for (var i = 0; i < 20; i++)
{
    _ = Ours();
    Thread.Sleep(20);
}

_ = Theirs();
List<double> our = [], whole = [], alone = [];
for (var turn = 0; turn < turns; turn++)
{
    our.Add(Ours());
    var (all, pillow) = Theirs();
    whole.Add(all);
    alone.Add(pillow);
}

theirs.StandardInput.Close();
theirs.WaitForExit();
var (mine, theirWhole, theirPillow) = (Median(our), Median(whole), Median(alone));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{images.Count} images, medians of {turns} turns, milliseconds of processor time per image: C# {mine:F2}, Pillow {theirPillow:F2}, with normalisation {theirWhole:F2}"));
Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"{theirWhole / mine:F2} times as fast (at least 2.0); all of ours takes 1/{theirPillow / mine:F2} of Pillow's decoding, padding and resizing alone"));
return theirWhole / mine >= 2.0 ? 0 : 1;

double Ours()
{
    var start = Environment.CpuUsage.TotalTime;
    foreach (var image in images)
    {
        preprocessor.Preprocess(image, "image", target);
    }

    return (Environment.CpuUsage.TotalTime - start).TotalMilliseconds / images.Count;
}

(double Whole, double Pillow) Theirs()
{
    theirs.StandardInput.WriteLine();
    theirs.StandardInput.Flush();
    var seconds = theirs.StandardOutput.ReadLine()!.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray();
    return (1000 * seconds[0] / images.Count, 1000 * seconds[1] / images.Count);
}

static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
