namespace CoIN.Reporting;

/// <summary>How a run differs from another one of the table on the same test samples, after the last task.</summary>
/// <param name="With">What the other run is called; differences are this run minus that one.</param>
/// <param name="Figures">One for each task, and <c>ACC</c>.</param>
public sealed record SampleComparison(string With, IReadOnlyList<ComparedFigure> Figures);
