using CoIN.Graph.Runs;

namespace CoIN.Stages.Front;

/// <summary>How two runs differ.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The second.</param>
/// <param name="Causes">What differs in what their stages read.</param>
/// <param name="Figures">The figures that moved.</param>
public sealed record RunComparison(RunRecord From, RunRecord To, RunDifference Causes, IReadOnlyList<FigureChange> Figures);
