using System.Diagnostics;
using CoIN.Evaluation.Scorers;

namespace CoIN.ScoringAndJudging;

/// <summary>The TextVQA scorer on answers with marks, number words, articles and contractions.</summary>
internal static class ScorerSpeed
{
    private static readonly string[] Answers =
        ["nokia", "Nokia.", "the 12:45 train", "two", "dont walk", "coca-cola", "1,000", "a stop sign", "st. mary's", "unanswerable", "Budweiser, king of beers", "50% off!"];

    /// <summary>Returns how much processor time so many predictions take in both columns; other programs on the machine do not count.</summary>
    /// <param name="count">How many.</param>
    public static double Seconds(int count)
    {
        var scorer = AllScorers.Find("TextVQA");
        var references = Enumerable.Range(0, count).Select(i => new ScoringReference($"{i}", Answers[i % Answers.Length])
        {
            Annotators = [.. Enumerable.Range(0, 10).Select(k => Answers[(i + (k < 6 ? 0 : k)) % Answers.Length])],
        }).ToList();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var prediction = Answers[(i * 7) % Answers.Length];
            sum += scorer.Published(references[i], prediction).Value + scorer.Corrected(references[i], prediction).Value;
        }

        process.Refresh();
        return sum > 0 ? (process.TotalProcessorTime - before).TotalSeconds : throw new InvalidOperationException("no prediction is right");
    }
}
