using System.Diagnostics;
using CoIN.Evaluation.Scorers;

namespace CoIN.ScoringAndJudging;

/// <summary>The TextVQA scorer on answers with marks, number words, articles and contractions.</summary>
internal static class ScorerSpeed
{
    private static readonly string[] Answers =
        ["nokia", "Nokia.", "the 12:45 train", "two", "dont walk", "coca-cola", "1,000", "a stop sign", "st. mary's", "unanswerable", "Budweiser, king of beers", "50% off!"];

    /// <summary>Returns how long so many predictions take in both columns.</summary>
    /// <param name="count">How many.</param>
    public static double Seconds(int count)
    {
        var scorer = AllScorers.Find("TextVQA");
        var references = Enumerable.Range(0, count).Select(i => new ScoringReference($"{i}", Answers[i % Answers.Length])
        {
            Annotators = [.. Enumerable.Range(0, 10).Select(k => Answers[(i + (k < 6 ? 0 : k)) % Answers.Length])],
        }).ToList();
        var watch = Stopwatch.StartNew();
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            var prediction = Answers[(i * 7) % Answers.Length];
            sum += scorer.Published(references[i], prediction).Value + scorer.Corrected(references[i], prediction).Value;
        }

        return sum > 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException("no prediction is right");
    }
}
