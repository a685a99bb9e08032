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
            .. report.Sections.Where(section => section.Runs.Any(run => run.SeedComparison is not null)).Select(Seeds),
            .. report.Description.FullMatrices ? report.Sections.SelectMany(section => section.Runs.Where(run => run.Matrix is not null).Select(run => Matrix(section.Aspect, run))) : [],
            .. report.PublishedOnly.GroupBy(figure => figure.Aspect).Select(PublishedOnly),
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

    private static SideTableView Seeds(ReportSection section)
    {
        var runs = section.Runs.Where(run => run.SeedComparison is not null).ToList();
        return new SideTableView(
            $"{Aspects.Heading(section.Aspect)} after the last task, against {runs[0].SeedComparison!.With}, over the seeds",
            "Percentage points: the mean difference with the same seed, and its 95 % interval by Student's t. Where the interval holds 0, the difference is within the noise of the seeds.",
            [.. runs[0].SeedComparison!.Figures.Select(figure => figure.Task)],
            [.. runs.SelectMany(run => new[]
            {
                new SideRowView(run.Label, "difference", [.. run.SeedComparison!.Figures.Select(figure => Figure.Signed(figure.Difference.Mean))]),
                new SideRowView("", "interval", [.. run.SeedComparison!.Figures.Select(figure => $"{Figure.Signed(figure.Difference.Low)} to {Figure.Signed(figure.Difference.High)}")]),
                new SideRowView("", "verdict", [.. run.SeedComparison!.Figures.Select(figure => figure.IsNoise ? "noise" : figure.Difference.Mean > 0 ? "higher" : "lower")]),
            })]);
    }

    private static SideTableView Matrix(string aspect, ReportRun run) => new(
        $"{Aspects.Heading(aspect)}: {run.Label}",
        run.PublishedMatrix is null
            ? "Percent. Rows: after learning a task; columns: on a task."
            : "Percent: ours, published and the difference. Rows: after learning a task; columns: on a task.",
        run.Order,
        [.. Enumerable.Range(0, run.Order.Count).SelectMany(k => MatrixRows(run, k))]);

    private static IEnumerable<SideRowView> MatrixRows(ReportRun run, int k)
    {
        var ours = run.Matrix![k];
        yield return new SideRowView($"after {run.Order[k]}", "ours", [.. ours.Select(value => value is { } figure ? Figure.Text(figure) : "")]);
        if (run.PublishedMatrix?[k] is { } published)
        {
            yield return new SideRowView("", "published", [.. published.Select(value => value ?? "")]);
            yield return new SideRowView("", "difference", [.. ours.Zip(published, (value, printed) => value is { } figure && printed is not null
                ? Figure.Signed(figure - double.Parse(printed, CultureInfo.InvariantCulture))
                : "")]);
        }
    }

    private static SideTableView PublishedOnly(IGrouping<string, PublishedFigure> aspect)
    {
        var columns = aspect.Select(figure => figure.Task).Distinct().ToList();
        var rows = aspect.GroupBy(figure => (figure.Method, figure.Setting, figure.Row)).ToList();
        return new SideTableView(
            $"{Aspects.Heading(aspect.Key)}: published rows that are not run here",
            "As the paper prints them, percent.",
            columns,
            [.. rows.Select((row, i) => new SideRowView(
                i > 0 && (rows[i - 1].Key.Method, rows[i - 1].Key.Setting) == (row.Key.Method, row.Key.Setting) ? "" : RunLabel.For(row.Key.Method, row.Key.Setting),
                row.Key.Row == "overall" ? "overall" : LineNames.Of(row.Key.Row),
                [.. columns.Select(column => row.FirstOrDefault(figure => figure.Task == column)?.Printed ?? "")]))]);
    }

    private static IReadOnlyList<string> Parts(ReportRun run, ProtocolColumn column, Func<PairedComparison, string> part) =>
        [.. run.Comparison!.Figures.Select(figure => part(column == ProtocolColumn.Published ? figure.Published : figure.Corrected))];
}
