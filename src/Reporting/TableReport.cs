using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>A finished table: ours, the paper's and the difference in every place. The renderers only lay it out.</summary>
/// <param name="Description">What it is about.</param>
/// <param name="Sections">One for each aspect, at least one.</param>
/// <param name="Gaps">Reasoning capability beside truth alignment, for every run that has both; may be empty.</param>
public sealed record TableReport(TableDescription Description, IReadOnlyList<ReportSection> Sections, IReadOnlyList<CapabilityGap> Gaps)
{
    /// <summary>What the paper prints in rows that stand beside no run of ours; may be empty.</summary>
    public IReadOnlyList<PublishedFigure> PublishedOnly { get; init; } = [];
}
