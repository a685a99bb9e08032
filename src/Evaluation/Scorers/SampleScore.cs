namespace CoIN.Evaluation.Scorers;

/// <summary>What one rule makes of one prediction.</summary>
/// <param name="Normalised">The prediction as the rule read it; what was compared with the reference.</param>
/// <param name="Value">0 (wrong) to 1 (right); between them only where annotators disagree.</param>
/// <param name="Reason">Why the prediction could not be read, or null if it could.</param>
public sealed record SampleScore(string Normalised, double Value, string? Reason = null)
{
    /// <summary>Returns 1 or 0 for a prediction that was read.</summary>
    internal static SampleScore Of(string normalised, bool right) => new(normalised, right ? 1 : 0);

    /// <summary>Returns 0 for a prediction that could not be read.</summary>
    internal static SampleScore Unparsable(string normalised, string reason) => new(normalised, 0, reason);
}
