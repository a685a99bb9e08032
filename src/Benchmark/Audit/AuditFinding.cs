namespace CoIN.Benchmark.Audit;

/// <summary>One comparison of two printed figures, or of a printed figure with what the printed cells give.</summary>
/// <param name="Check">Which check made it: <c>overall</c>, <c>quoted twice</c>, <c>matrix and table</c>, <c>matrix and matrix</c>, <c>sample size</c>, <c>accuracy and size</c>.</param>
/// <param name="Place">Where the first figure stands.</param>
/// <param name="Value">The first figure, as printed.</param>
/// <param name="OtherPlace">Where the second stands, or how it was computed.</param>
/// <param name="OtherValue">The second figure.</param>
/// <param name="Difference">The second minus the first, or null where that says nothing.</param>
/// <param name="Verdict">What follows, in words.</param>
/// <param name="IsProblem">Whether the two cannot both be right.</param>
public sealed record AuditFinding(
    string Check, string Place, string Value, string OtherPlace, string OtherValue, double? Difference, string Verdict, bool IsProblem);
