using System.Globalization;

namespace CoIN.ScoringAndJudging;

/// <summary>Measures both and compares with the limits.</summary>
internal static class Program
{
    private const int Predictions = 100_000;
    private const double MostSeconds = 2;
    private const int Verdicts = 1_000;
    private const double LeastVerdictsPerSecond = 50;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(20);

    private static async Task<int> Main(string[] arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 5;
        var seconds = Median([.. Enumerable.Range(0, rounds + 1).Select(_ => ScorerSpeed.Seconds(Predictions)).Skip(1)]);
        Console.WriteLine(FormattableString.Invariant($"TextVQA, {Predictions} predictions in both columns: median of {rounds} {seconds:F2} s of processor time (at most {MostSeconds} s)"));
        var slowest = double.MaxValue;
        foreach (var concurrency in new[] { 16, 64 })
        {
            var speeds = new List<double>();
            for (var round = 0; round <= rounds; round++)
            {
                speeds.Add(await JudgeSpeed.VerdictsPerSecondAsync(Verdicts, concurrency, Latency));
            }

            var speed = Median(speeds[1..]);
            slowest = Math.Min(slowest, speed);
            Console.WriteLine(FormattableString.Invariant(
                $"judge openai, {Verdicts} verdicts at {Latency.TotalMilliseconds} ms latency, {concurrency} open at a time: median of {rounds} {speed:F0} verdicts/s (at least {LeastVerdictsPerSecond})"));
        }

        return seconds <= MostSeconds && slowest >= LeastVerdictsPerSecond ? 0 : 1;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
