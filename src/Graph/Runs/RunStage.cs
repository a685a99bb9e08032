namespace CoIN.Graph.Runs;

/// <summary>What became of a stage that was not in the store.</summary>
/// <param name="Name">The stage.</param>
/// <param name="Outcome">Ran, failed or skipped.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record RunStage(string Name, StageOutcome Outcome, TimeSpan Duration, string? Error);
