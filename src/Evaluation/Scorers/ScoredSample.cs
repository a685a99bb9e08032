namespace CoIN.Evaluation.Scorers;

/// <summary>One row of a score sheet.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Prediction">What the model said, or null if there is no prediction.</param>
/// <param name="Reference">The one answer of the test file.</param>
/// <param name="Published">The reading and score under the rule of the published figures.</param>
/// <param name="Corrected">The reading and score under the corrected rule.</param>
public sealed record ScoredSample(string Id, string? Prediction, string Reference, SampleScore Published, SampleScore Corrected)
{
    /// <summary>Why either rule could not read the prediction, or null if both could.</summary>
    public string? Reason =>
        Published.Reason == Corrected.Reason ? Corrected.Reason
        : Published.Reason is null ? $"corrected: {Corrected.Reason}"
        : Corrected.Reason is null ? $"published: {Published.Reason}"
        : $"published: {Published.Reason}; corrected: {Corrected.Reason}";
}
