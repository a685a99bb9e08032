using System.Globalization;
using CoIN.Benchmark;

namespace CoIN.Reporting.Rendering;

/// <summary>The tables under the main one: reasoning capability beside truth alignment, and tests between runs.</summary>
internal static class SideTables
{
    /// <summary>Returns the side tables that a report has.</summary>
    public static IReadOnlyList<SideTableView> Of(TableReport report)
    {
        var compared = report.Description.ShowUncertainty
            ? report.Sections.SelectMany(section => section.Runs).Where(run => run.Comparison is not null).ToList()
            : [];
        return
        [
            .. report.Gaps.Count == 0 ? Array.Empty<SideTableView>() : [Gaps(report.Gaps)],
            .. compared.Count == 0 ? Array.Empty<SideTableView>() : [Comparisons(report.Description.Column, compared)],
        ];
    }

    private static SideTableView Gaps(IReadOnlyList<CapabilityGap> gaps) => new(
        "Reasoning capability beside truth alignment",
        "Percent. The gap is reasoning capability minus truth alignment: knowledge that is there, in another form than was asked for.",
        [.. gaps[0].Figures.Select(figure => figure.Task)],
        [.. gaps.SelectMany((gap, i) => new[]
        {
            new SideRowView(i > 0 && gaps[i - 1].Label == gap.Label ? "" : gap.Label, $"truth alignment, {LineNames.Of(gap.Row)}", [.. gap.Figures.Select(figure => Figure.Text(figure.TruthAlignment))]),
            new SideRowView("", "reasoning capability", [.. gap.Figures.Select(figure => Figure.Text(figure.ReasoningCapability))]),
            new SideRowView("", "gap", [.. gap.Figures.Select(figure => Figure.Signed(figure.Gap))]),
        })]);

    private static SideTableView Comparisons(ProtocolColumn column, List<ReportRun> runs) => new(
        $"Truth alignment after the last task, against {runs[0].Comparison!.With}",
        "Percentage points with the 95 % bootstrap interval and the p-value of a paired test by random sign flips over the test samples, not corrected for the number of tests. "
        + "They say how far a difference depends on the samples, not on the seed of the training.",
        [.. runs[0].Comparison!.Figures.Select(figure => figure.Task)],
        [.. runs.SelectMany(run => new[]
        {
            new SideRowView(run.Label, "difference", Parts(run, column, test => Figure.Signed(test.Difference.Mean))),
            new SideRowView("", "interval", Parts(run, column, test => $"{Figure.Signed(test.Difference.Low)} to {Figure.Signed(test.Difference.High)}")),
            new SideRowView("", "p-value", Parts(run, column, test => test.PValue.ToString("0.0000", CultureInfo.InvariantCulture))),
        })]);

    private static IReadOnlyList<string> Parts(ReportRun run, ProtocolColumn column, Func<PairedComparison, string> part) =>
        [.. run.Comparison!.Figures.Select(figure => part(column == ProtocolColumn.Published ? figure.Published : figure.Corrected))];
}
