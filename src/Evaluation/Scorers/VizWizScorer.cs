namespace CoIN.Evaluation.Scorers;

/// <summary>VizWiz: a short answer that ten people gave.</summary>
/// <remarks>
/// Published (eval_vizwiz.py): equal to the one answer of the test file without regard to case, nothing else normalised.
/// Corrected: the official soft accuracy over the annotators, <see cref="SoftAccuracy"/>.
/// </remarks>
public sealed class VizWizScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "VizWiz";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction) =>
        SampleScore.Of(prediction.ToUpperInvariant(), string.Equals(prediction, reference.Answer, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction) =>
        SoftAccuracy.Score(reference, prediction, VqaNormaliser.Official);
}
