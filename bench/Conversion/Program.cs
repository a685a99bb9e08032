using System.Diagnostics;
using System.Globalization;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Data.Raw;

// How long VQAv2 takes from its raw files to Parquet, beside the same in plain Python: in turns, medians. bench/Conversion/README.md says how.
return args switch
{
    ["convert", var root, var output, var templates] => Convert(root, output, templates),
    [var root, var output, var rounds, var python] => Compare(root, output, int.Parse(rounds, CultureInfo.InvariantCulture), python),
    _ => throw new ArgumentException("usage: bench/Conversion/run.sh [rounds] [python]"),
};

static int Convert(string root, string output, string templates)
{
    var options = new ConversionOptions
    {
        Templates = InstructionTemplates.Load(templates),
        Images = ImageStorage.Files,
        Missing = MissingInput.Keep,
    };

    // Side by side, as the pipeline runs independent stages.
    _ = Parallel.ForEach(
        ["train", "test"],
        split => InstructionConversion.Convert(RawConverters.For("VQAv2"), root, split, options, Path.Combine(output, $"{split}.parquet")));

    using var self = Process.GetCurrentProcess();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.CpuUsage.TotalTime.TotalSeconds:F2} {self.PeakWorkingSet64 >> 20}"));
    return 0;
}

static int Compare(string root, string output, int rounds, string python)
{
    var templates = Path.GetFullPath("reports/published/templates.csv");
    var script = Path.Combine(AppContext.BaseDirectory, "convert.py");
    List<Cost> ours = [], theirs = [];
    for (var round = 0; round < rounds; round++)
    {
        ours.Add(Run(Environment.ProcessPath!, "convert", root, output, templates));
        theirs.Add(Run(python, script, root, output));
        Console.WriteLine($"round {round + 1}: C# {ours[^1]}, Python {theirs[^1]}");
    }

    var (clock, processor) = (Ratio(cost => cost.Clock), Ratio(cost => cost.Processor));
    var memory = ours.Max(cost => cost.Megabytes);
    Console.WriteLine($"medians: C# {Median(ours)}, Python {Median(theirs)}");
    Console.WriteLine($"{clock:F2} times as fast by the clock (at least 4), {processor:F2} times by processor time; at most {memory:F0} MB (below 500)");
    return clock >= 4 && memory < 500 ? 0 : 1;

    double Ratio(Func<Cost, double> of) => Middle(theirs.Select(of)) / Middle(ours.Select(of));
}

static Cost Run(string program, params string[] arguments)
{
    var start = Stopwatch.GetTimestamp();
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    var printed = process.StandardOutput.ReadToEnd().Split(' ');
    process.WaitForExit();
    var clock = Stopwatch.GetElapsedTime(start).TotalSeconds;
    return process.ExitCode == 0
        ? new Cost(clock, double.Parse(printed[0], CultureInfo.InvariantCulture), double.Parse(printed[1], CultureInfo.InvariantCulture))
        : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}");
}

static Cost Median(List<Cost> costs) =>
    new(Middle(costs.Select(cost => cost.Clock)), Middle(costs.Select(cost => cost.Processor)), Middle(costs.Select(cost => cost.Megabytes)));

static double Middle(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

/// <summary>What one conversion took.</summary>
/// <param name="Clock">Seconds on the clock, start and end of the process included.</param>
/// <param name="Processor">Seconds of processor time, over all threads.</param>
/// <param name="Megabytes">The most memory it had.</param>
internal sealed record Cost(double Clock, double Processor, double Megabytes)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Clock:F1} s ({Processor:F1} s of processor time, {Megabytes:F0} MB)";
}
