using System.Text.RegularExpressions;
using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Corpus;

namespace CoIN.Training.Pretraining;

/// <summary>Makes some of the base corpus' turns ask for, and get, the point alone: <c>briefly : name the tint of the star .</c>, <c>red</c>.</summary>
/// <remarks>
/// A language model that only ever answered in whole sentences has learnt to find the answer after their first words, and must learn that anew for every task. No
/// task asks this way, and boxes keep an order and a form of their own, so the form of a task's answers is still to be learnt.
/// </remarks>
internal static partial class BriefTurns
{
    private const double Share = 0.5;

    /// <summary>Returns the turns of a sample, about half of them briefly where that can be said.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="random">The sample's own generator.</param>
    public static IReadOnlyList<BaseTurn> Of(BaseSample sample, SeededRandom random) =>
        [.. sample.Turns.Select(turn => random.NextDouble() < Share && Point(turn.Answer) is { } point ? new BaseTurn($"briefly : {turn.Question}", point) : turn)];

    private static string? Point(string answer) =>
        answer.StartsWith("yes ,", StringComparison.Ordinal) ? "yes"
        : answer.StartsWith("no ,", StringComparison.Ordinal) ? "no"
        : Reading().Match(answer) is { Success: true } reading ? reading.Groups[1].Value.ToLowerInvariant()
        : Count().Match(answer) is { Success: true } count ? count.Groups[1].Value
        : Span().Match(answer) is { Success: true } span ? $"{span.Groups[1].Value} to {span.Groups[2].Value} , {span.Groups[3].Value} to {span.Groups[4].Value}"
        : Single().Match(answer) is { Success: true } single ? single.Groups[1].Value
        : null;

    [GeneratedRegex(@" reads ([A-Z0-9]+) \.\z")]
    private static partial Regex Reading();

    [GeneratedRegex(@"\A(?:there (?:is|are)|the sign has) (\d+) [a-z ]+\.\z")]
    private static partial Regex Count();

    [GeneratedRegex(@" spans x ([\d.]+) to ([\d.]+) and y ([\d.]+) to ([\d.]+) \.\z")]
    private static partial Regex Span();

    [GeneratedRegex(@"\A(?:the [a-z ]+ is|the cover shows|this picture shows) (?:a |an )?([a-z ]+) \.\z")]
    private static partial Regex Single();
}
