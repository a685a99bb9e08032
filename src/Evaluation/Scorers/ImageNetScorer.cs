namespace CoIN.Evaluation.Scorers;

/// <summary>ImageNet: the class name.</summary>
/// <remarks>
/// Published (eval_ImagetNet.py): the label is part of the output or the output part of the label, case and all; an empty output is therefore right.
/// Corrected: the words of the label stand in the output one after the other, without regard to case and marks; an empty output is wrong. Deviation: the official
/// script pairs predictions and labels by row, which equals pairing by id where no prediction is missing; here the id decides in both columns.
/// </remarks>
public sealed class ImageNetScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "ImageNet";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction) =>
        SampleScore.Of(
            prediction,
            prediction.Contains(reference.Answer, StringComparison.Ordinal) || reference.Answer.Contains(prediction, StringComparison.Ordinal));

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction)
    {
        var words = AnswerText.Words(prediction);
        return words.Length == 0
            ? SampleScore.Unparsable("", "empty")
            : SampleScore.Of(words, $" {words} ".Contains($" {AnswerText.Words(reference.Answer)} ", StringComparison.Ordinal));
    }
}
