namespace CoIN.Reporting;

/// <summary>One overall figure of a nightly run.</summary>
/// <param name="Table">The table's identifier.</param>
/// <param name="Row">What the row is called in the report.</param>
/// <param name="Aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
/// <param name="Figure"><c>MAA</c>, <c>BWT</c>, <c>BWT/(T-1)</c> or <c>ACC</c>.</param>
/// <param name="Value">Percent, or percentage points.</param>
public sealed record NightFigure(string Table, string Row, string Aspect, string Figure, double Value);
