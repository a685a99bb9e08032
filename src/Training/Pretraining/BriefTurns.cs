using System.Text.RegularExpressions;
using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Corpus;

namespace CoIN.Training.Pretraining;

/// <summary>Makes some of the base corpus' turns ask for, and get, the point alone: <c>Name the tint of the star.</c> and, on a line of its own, <c>Briefly.</c>, get <c>red</c>.</summary>
/// <remarks>
/// A language model that only ever answered in whole sentences has learnt to find the answer after their first words, and must learn that anew for every task. No
/// task asks this way, and boxes keep an order and a form of their own, so the form of a task's answers is still to be learnt.
/// </remarks>
internal static partial class BriefTurns
{
    private const double Share = 0.8;

    // Each finds the point of a kind of answer; the first that fits counts.
    private static readonly Regex[] Patterns =
    [
        new(@"\A(?:There (?:is|are)|The sign has) (\d+) [a-z ]+\.\z"),
        new(@"\A(?:The|A|An) ([a-z ]+) lies (?:left of|right of|above|below) "),
        new(@" is (left of|right of|above|below) the "),
        new(@" is (larger|smaller|more|less) than "),
        new(@" (?:spans|has corners|is framed by|is marked by) ([<>0-9.,() a-z]+)\.\z"),
        new(@"\AThe choice is ([A-Z])\.\z"),
        new(@"\AIt is called ([A-Z][a-z]+)\.\z"),
        new(@" belongs to ([A-Za-z]+)\.\z"),
        new(@" starts with ([A-Z])\.\z"),
        new(@"\AThe [a-z ]+ is ((?:near|in|on) [a-z ]+)\.\z"),
        new(@"\A(?:The [a-z ]+ is|The cover shows|This picture shows) (?:a |an )?([a-z ]+)\.\z"),
    ];

    /// <summary>Returns the turns of a sample, most of them briefly where that can be said.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="random">The sample's own generator.</param>
    public static IReadOnlyList<BaseTurn> Of(BaseSample sample, SeededRandom random) =>
        [.. sample.Turns.Select(turn => random.NextDouble() < Share && Point(turn.Answer) is { } point ? new BaseTurn($"{turn.Question}\nBriefly.", point) : turn)];

    /// <summary>Returns what a sentence has to say, or null where that is the sentence itself.</summary>
    /// <param name="answer">A whole sentence of the base corpus.</param>
    internal static string? Point(string answer) =>
        answer.StartsWith("Yes,", StringComparison.Ordinal) ? "yes"
        : answer.StartsWith("No,", StringComparison.Ordinal) ? "no"
        : Reading().Match(answer) is { Success: true } reading ? reading.Groups[1].Value.ToLowerInvariant()
        : Patterns.Select(pattern => pattern.Match(answer)).FirstOrDefault(match => match.Success)?.Groups[1].Value;

    [GeneratedRegex(@" reads ([A-Z0-9]+)\.\z")]
    private static partial Regex Reading();
}
