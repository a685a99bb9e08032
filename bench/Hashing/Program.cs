using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CoIN.Store;

// Usage: CoIN.Bench.Hashing FOLDER ROUNDS. How fast files outside the store are hashed, beside SHA-256 on bytes that lie in memory: interleaved, medians.
if (args is not [var folder, var roundsText])
{
    Console.Error.WriteLine("usage: CoIN.Bench.Hashing FOLDER ROUNDS");
    return 1;
}

const int FileCount = 64;
const int FileLength = 8 << 20;
var rounds = int.Parse(roundsText, CultureInfo.InvariantCulture);
var sources = Directory.CreateDirectory(Path.Combine(folder, "sources")).FullName;
var bytes = new byte[FileLength];
for (var i = 0; i < FileCount; i++)
{
    BitConverter.TryWriteBytes(bytes, i);
    var path = Path.Combine(sources, i.ToString(CultureInfo.InvariantCulture));
    File.WriteAllBytes(path, bytes);
    File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(40)); // long ago, so that its digest may be remembered
}

Thread.Sleep(TimeSpan.FromSeconds(3)); // the kernel's own time of change counts as well
var (memory, one, all, again) = (new List<(double Clock, double Core)>(), new List<(double Clock, double Core)>(), new List<(double Clock, double Core)>(), new List<double>());
for (var round = 0; round < rounds; round++)
{
    memory.Add(Rate(() => Repeat(() => SHA256.HashData(bytes))));
    one.Add(Rate(() => Repeat(() => Digest.OfFile(Path.Combine(sources, "0")))));

    // A whole folder as a plan sees it: a new store knows nothing, and the same store knows everything.
    using var store = ContentStore.Open(Path.Combine(folder, "cache" + round.ToString(CultureInfo.InvariantCulture)), TimeProvider.System);
    Action plan = () => store.Sources.DigestOf(sources, Environment.ProcessorCount, CancellationToken.None);
    all.Add(Rate(plan));
    var start = Stopwatch.GetTimestamp();
    plan();
    again.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
}

var best = Median(memory, rate => rate.Core);
Console.WriteLine("                               by the clock   by processor time");
Print("SHA-256 in memory", memory);
Print("one file after another", one);
Print(Line($"a folder, {Environment.ProcessorCount} at a time"), all);
Console.WriteLine(Line($"the same folder, unchanged: {again.Order().ElementAt(rounds / 2):0.0} ms for {FileCount * (FileLength / 1e6):0} MB: nothing is read again"));
return Median(one, rate => rate.Core) >= 0.8 * best ? 0 : 1;

static void Repeat(Action hash)
{
    for (var i = 0; i < FileCount; i++)
    {
        hash();
    }
}

// Megabytes a second, by the clock and of processor time: the second is the same on a busy machine.
static (double Clock, double Core) Rate(Action hash)
{
    var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
    hash();
    const double megabytes = FileCount * (FileLength / 1e6);
    return (megabytes / Stopwatch.GetElapsedTime(start).TotalSeconds, megabytes / (Environment.CpuUsage.TotalTime - used).TotalSeconds);
}

void Print(string what, List<(double Clock, double Core)> rates)
{
    var core = Median(rates, rate => rate.Core);
    Console.WriteLine(Line($"{what,-27}{Median(rates, rate => rate.Clock),11:0} MB/s{core,15:0} MB/s, {core / best:P0}"));
}

static double Median(List<(double Clock, double Core)> rates, Func<(double Clock, double Core), double> rate) => rates.Select(rate).Order().ElementAt(rates.Count / 2);

static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
