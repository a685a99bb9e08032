namespace CoIN.Evaluation.Scorers;

/// <summary>OCR-VQA: the answer itself.</summary>
/// <remarks>
/// Published (eval_ocrvqa.py): equal in lower case; an output that contains "Unanswerable" is wrong whatever the reference says.
/// Corrected: equal without regard to case, runs of white space and a full stop at the end.
/// </remarks>
public sealed class OcrVqaScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "OCR-VQA";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction)
    {
        var refused = prediction.Contains("Unanswerable", StringComparison.Ordinal);
        return SampleScore.Of(prediction.ToLowerInvariant(), !refused && string.Equals(prediction, reference.Answer, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction)
    {
        var text = AnswerText.Plain(prediction);
        return SampleScore.Of(text, text == AnswerText.Plain(reference.Answer));
    }
}
