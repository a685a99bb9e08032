namespace CoIN.Evaluation.Scorers;

/// <summary>Equality without regard to case and surrounding space; for tasks of the user's own. Both columns are the same.</summary>
public sealed class ExactScorer : IScorer
{
    /// <inheritdoc/>
    public string Name => "exact";

    /// <inheritdoc/>
    public SampleScore Published(ScoringReference reference, string prediction) => Corrected(reference, prediction);

    /// <inheritdoc/>
    public SampleScore Corrected(ScoringReference reference, string prediction)
    {
        var text = prediction.Trim();
        return SampleScore.Of(text, string.Equals(text, reference.Answer.Trim(), StringComparison.OrdinalIgnoreCase));
    }
}
