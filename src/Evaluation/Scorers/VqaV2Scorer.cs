namespace CoIN.Evaluation.Scorers;

/// <summary>VQAv2: a short answer that ten people gave.</summary>
/// <remarks>
/// Published (eval_vqav2.py): equal to the one answer of the test file without regard to case, nothing else normalised.
/// Corrected: the official soft accuracy over the annotators, <see cref="SoftAccuracy"/>.
/// </remarks>
public sealed class VqaV2Scorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "VQAv2";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction) =>
        SampleScore.Of(prediction.ToUpperInvariant(), string.Equals(prediction, reference.Answer, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction) =>
        SoftAccuracy.Score(reference, prediction, VqaNormaliser.Official);
}
