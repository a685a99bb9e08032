using System.Globalization;
using CoIN.Benchmark.Audit;

namespace CoIN.Reporting.Rendering;

/// <summary>What the audit's templates see: text only.</summary>
/// <param name="Checks">One for each check.</param>
/// <param name="Problems">The comparisons that cannot both be right.</param>
/// <param name="Sizes">What the printed accuracies say about the test sizes.</param>
internal sealed record AuditView(IReadOnlyList<CheckView> Checks, IReadOnlyList<FindingView> Problems, IReadOnlyList<FindingView> Sizes)
{
    private const string SampleSize = "sample size";

    /// <summary>Returns the view of the findings.</summary>
    public static AuditView Of(IReadOnlyList<AuditFinding> findings) => new(
        [.. findings.GroupBy(finding => finding.Check).Select(group => new CheckView(group.Key, $"{group.Count()}", $"{group.Count(finding => finding.IsProblem)}"))],
        [.. findings.Where(finding => finding.IsProblem).Select(FindingView.Of)],
        [.. findings.Where(finding => finding.Check == SampleSize).Select(FindingView.Of)]);
}

/// <summary>One check.</summary>
/// <param name="Name">What was compared.</param>
/// <param name="Count">How often.</param>
/// <param name="Problems">How many comparisons failed.</param>
internal sealed record CheckView(string Name, string Count, string Problems);

/// <summary>One finding.</summary>
/// <param name="Check">Which check made it.</param>
/// <param name="Place">Where the first figure stands.</param>
/// <param name="Value">The first figure.</param>
/// <param name="OtherPlace">Where the second stands, or how it was computed.</param>
/// <param name="OtherValue">The second figure.</param>
/// <param name="Difference">The difference with its sign, or empty.</param>
/// <param name="Verdict">What follows.</param>
internal sealed record FindingView(string Check, string Place, string Value, string OtherPlace, string OtherValue, string Difference, string Verdict)
{
    /// <summary>Returns the view of a finding.</summary>
    public static FindingView Of(AuditFinding finding) => new(
        finding.Check, finding.Place, finding.Value, finding.OtherPlace, finding.OtherValue,
        finding.Difference?.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) ?? "", finding.Verdict);
}
