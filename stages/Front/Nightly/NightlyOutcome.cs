using CoIN.Graph;

namespace CoIN.Stages.Front.Nightly;

/// <summary>What became of a nightly run.</summary>
/// <param name="Summary">What became of its stages; null if only the plan was asked for.</param>
/// <param name="Moved">The figures that are not what was accepted; empty for a run that was accepted, or failed.</param>
public sealed record NightlyOutcome(RunSummary? Summary, IReadOnlyList<MovedFigure> Moved);
