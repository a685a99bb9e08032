namespace CoIN.Reporting;

/// <summary>The runs of a table that measure the same aspect.</summary>
/// <param name="Aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
/// <param name="Runs">In the order of printing.</param>
public sealed record ReportSection(string Aspect, IReadOnlyList<ReportRun> Runs);
