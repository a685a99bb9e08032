namespace CoIN.Evaluation.Scorers;

/// <summary>GQA: the answer itself.</summary>
/// <remarks>
/// Published (convert_gqa_for_eval.py, eval_gqa.py): full stops at the end removed, lower case, one leading space removed, must equal the answer as it stands.
/// Corrected: the same without regard to case on either side and to surrounding space. Deviation: the official script leaves questions without prediction out of
/// the mean; here they count as wrong in both columns.
/// </remarks>
public sealed class GqaScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "GQA";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction)
    {
        var text = prediction.TrimEnd('.').ToLowerInvariant();
        text = text.StartsWith(' ') ? text[1..] : text;
        return SampleScore.Of(text, text == reference.Answer);
    }

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction)
    {
        var text = AnswerText.Plain(prediction);
        return SampleScore.Of(text, text == AnswerText.Plain(reference.Answer));
    }
}
