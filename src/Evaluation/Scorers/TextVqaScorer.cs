using CoIN.Errors;

namespace CoIN.Evaluation.Scorers;

/// <summary>TextVQA: a short answer that ten people gave, soft accuracy in both columns.</summary>
/// <remarks>
/// Published (m4c_evaluator.py): normalised by <see cref="VqaNormaliser.M4c"/>, slips included. Corrected: by the official VQA normaliser,
/// <see cref="VqaNormaliser.Official"/>. Deviation: the official script stops where a question has not exactly ten answers; here a test file without the annotators'
/// answers (the release has only one) is scored by equality with that one.
/// </remarks>
public sealed class TextVqaScorer : IScorer
{
    private const int OfficialAnnotators = 10;

    /// <inheritdoc/>
    public string Name => "TextVQA";

    /// <inheritdoc/>
    /// <exception cref="PipelineException">The reference has several annotators, but not ten.</exception>
    public SampleScore Published(ScoringReference reference, string prediction) =>
        reference.Annotators.Count is 0 or OfficialAnnotators
            ? SoftAccuracy.Score(reference, prediction, VqaNormaliser.M4c)
            : throw new PipelineException(
                $"TextVQA sample '{reference.Id}': {reference.Annotators.Count} annotators' answers, {OfficialAnnotators} were expected, as in TextVQA_0.5.1_val.json");

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction) =>
        SoftAccuracy.Score(reference, prediction, VqaNormaliser.Official);
}
