namespace CoIN.Reporting;

/// <summary>One printed line of a run.</summary>
/// <param name="Row"><c>immediate</c> (right after learning each task), <c>final</c> (after the last task) or <c>single</c>, as in the published figures.</param>
/// <param name="Cells">One for each task of the table.</param>
public sealed record ReportLine(string Row, IReadOnlyList<ReportCell> Cells);
