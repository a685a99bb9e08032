namespace CoIN.Evaluation.Scorers;

/// <summary>VQA's soft accuracy: an answer that at least three of the other nine annotators gave is fully right.</summary>
/// <remarks>
/// For each of n annotators, min(1, matches among the other n - 1 / 3); the score is the mean. With m of n matching that is
/// (m * min(1, (m - 1) / 3) + (n - m) * min(1, m / 3)) / n. Source: Antol et al. 2015, official evaluation code (GT-Vision-Lab/VQA, vqaEval.py). Deviation: the official
/// code leaves answers as they are where all annotators agree; here they are always normalised, so that form never decides.
/// </remarks>
internal static class SoftAccuracy
{
    private const double MatchesForFullScore = 3;

    /// <summary>Returns the score of a prediction; without annotators, of equality with the one answer.</summary>
    public static SampleScore Score(ScoringReference reference, string prediction, Func<string, string> normalise)
    {
        var text = normalise(prediction);
        if (reference.Annotators.Count == 0)
        {
            return SampleScore.Of(text, text == normalise(reference.Answer));
        }

        var matches = 0;
        foreach (var answer in reference.Annotators)
        {
            matches += normalise(answer) == text ? 1 : 0;
        }

        var others = reference.Annotators.Count - matches;
        var sum = (matches * Math.Min(1, (matches - 1) / MatchesForFullScore)) + (others * Math.Min(1, matches / MatchesForFullScore));
        return new SampleScore(text, matches == 0 ? 0 : sum / reference.Annotators.Count);
    }
}
