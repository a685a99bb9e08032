using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>The stages behind one row of a table.</summary>
/// <param name="Row">The row.</param>
/// <param name="Metrics">The metrics stages of its run, one for each seed.</param>
/// <param name="Compare">The stage that compares its run with the first one over a sequence, or null if it is that one or has no sequence.</param>
public sealed record TableRowStages(TableRow Row, IReadOnlyList<string> Metrics, string? Compare);
