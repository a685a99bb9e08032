using System.Globalization;
using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting;

/// <summary>Puts the figures of runs beside the published ones.</summary>
public static class TableBuilder
{
    private const string Immediate = "immediate";
    private const string Final = "final";
    private const string Single = "single";
    private const string Overall = "overall";
    private const string Maa = "MAA";
    private const string Bwt = "BWT";

    /// <summary>Returns the name of BWT with the divisor that the table's column of the protocol does not use: the text of the papers and their figures differ in it.</summary>
    /// <param name="column">The column that the table prints.</param>
    public static string OtherBwt(ProtocolColumn column) => column == ProtocolColumn.Published ? $"{Bwt}/(T-1)" : $"{Bwt}/T";

    /// <summary>Returns the table of some runs.</summary>
    /// <param name="description">What the table is about.</param>
    /// <param name="runs">In the order of printing, at least one; each pair of aspect, method and setting once.</param>
    /// <param name="published">The paper's figures; <see cref="PublishedTable.Empty"/> for a table of the user's own.</param>
    /// <param name="matrices">The paper's whole matrices, for a table that prints them; else null.</param>
    /// <exception cref="PipelineException">There is no run, two runs are the same row, or a run lacks a task of the table.</exception>
    public static TableReport Build(TableDescription description, IReadOnlyList<RunResult> runs, PublishedTable published, PublishedMatrices? matrices = null)
    {
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(published);
        if (runs.Count == 0)
        {
            throw new PipelineException($"table '{description.Id}': no run was found, at least one was expected");
        }

        var twice = runs.GroupBy(run => (run.Aspect, Mllm: Mllm(description, run), run.Method, run.Setting)).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new PipelineException($"table '{description.Id}': {twice.Count()} rows are '{twice.Key.Method}' with setting '{twice.Key.Setting}'; let them differ");
        }

        ReportSection[] sections = [.. runs.GroupBy(run => run.Aspect)
            .Select(group => new ReportSection(group.Key, SeedComparison.Compare(BestMarker.Mark([.. group.Select(run => Row(description, run, published, matrices))]))))];
        var aspects = sections.Select(section => section.Aspect).ToList();
        var ours = runs.Select(run => (Mllm(description, run), run.Method, run.Setting)).ToHashSet();
        var families = runs.Select(run => Mllm(description, run)).ToHashSet();
        return new TableReport(description, sections, CapabilityGap.Of(sections))
        {
            PublishedOnly = [.. published.Figures.Where(figure => aspects.Contains(figure.Aspect) && families.Contains(figure.Mllm) && !ours.Contains((figure.Mllm, figure.Method, figure.Setting)))],
        };
    }

    private static string Mllm(TableDescription table, RunResult run) => run.Mllm.Length > 0 ? run.Mllm : table.Mllm;

    private static ReportRun Row(TableDescription table, RunResult run, PublishedTable published, PublishedMatrices? matrices)
    {
        var withPaper = (string row, ReportCell cell) => WithPublished(cell, published.Find(run.Aspect, Mllm(table, run), run.Method, run.Setting, row, cell.Task)?.Printed
            ?? (row == Overall ? null : matrices?.Printed(run.Aspect, run.Series, row, cell.Task)));
        var ours = SeedMean.Of([Ours(table, run), .. run.OtherSeeds.Select(seed => Ours(table, seed))]);
        return ours with
        {
            Mllm = Mllm(table, run),
            Lines = [.. ours.Lines.Select(line => line with { Cells = [.. line.Cells.Select(cell => withPaper(line.Row, cell))] })],
            Overall = [.. ours.Overall.Select(cell => withPaper(Overall, cell))],
            PublishedMatrix = table.FullMatrices && ours.Matrix is not null ? matrices?.Printed(run.Aspect, run.Series, ours.Order) : null,
        };
    }

    private static ReportRun Ours(TableDescription table, RunResult run)
    {
        var (shown, other) = table.Column == ProtocolColumn.Published ? (run.Published, run.Corrected) : (run.Corrected, run.Published);
        if (shown.Matrix is null != other.Matrix is null)
        {
            throw new PipelineException($"table '{table.Id}', row '{run.Label}': a sequence under one column of the protocol and a single row under the other");
        }

        var lines = shown.Matrix is null ? SingleLines(table, run, shown, other) : SequenceLines(table, run, shown, other);
        var overall = shown.Matrix is null ? SingleOverall(table, shown, other) : SequenceOverall(table, shown.Matrix, other.Matrix!);
        return new ReportRun(run.Label, run.Method, run.Setting, [.. lines], [.. overall])
        {
            Matrix = shown.Matrix is { } matrix ? Cells(matrix) : null,
            AverageForgetting = shown.Matrix is { } sequence ? ContinualMetrics.AverageForgetting(sequence) : null,
            Order = shown.Matrix?.Tasks ?? [],
            Comparison = run.Comparison,
            Series = run.Series,
        };
    }

    private static IEnumerable<ReportLine> SequenceLines(TableDescription table, RunResult run, RunFigures shown, RunFigures other)
    {
        var matrix = shown.Matrix!;
        var last = matrix.Tasks[^1];
        yield return new ReportLine(Immediate, [.. table.Tasks.Select(task => Cell(task, task))]);
        yield return new ReportLine(Final, [.. table.Tasks.Select(task => Cell(last, task))]);

        ReportCell Cell(string after, string on)
        {
            var (k, t) = (Place(matrix, after), Place(matrix, on));
            return new ReportCell(on, matrix[k, t], other.Matrix![k, t]) { Interval = shown.Intervals.GetValueOrDefault((after, on)) };
        }

        int Place(AccuracyMatrix of, string task) =>
            of.Tasks.ToList().IndexOf(task) is var place and >= 0 ? place : throw Lacks(table, run, task);
    }

    private static IEnumerable<ReportLine> SingleLines(TableDescription table, RunResult run, RunFigures shown, RunFigures other) =>
        [new ReportLine(Single, [.. table.Tasks.Select(task =>
            shown.SingleRow!.TryGetValue(task, out var value) && other.SingleRow!.TryGetValue(task, out var beside)
                ? new ReportCell(task, value, beside) { Interval = shown.Intervals.GetValueOrDefault(("", task)) }
                : throw Lacks(table, run, task))])];

    private static IEnumerable<ReportCell> SequenceOverall(TableDescription table, AccuracyMatrix shown, AccuracyMatrix other)
    {
        var divisor = table.Column == ProtocolColumn.Published ? BackwardTransferDivisor.Tasks : BackwardTransferDivisor.TasksMinusOne;
        var otherDivisor = table.Column == ProtocolColumn.Published ? BackwardTransferDivisor.TasksMinusOne : BackwardTransferDivisor.Tasks;
        return
        [
            new(Maa, ContinualMetrics.MeanAverageAccuracy(shown), ContinualMetrics.MeanAverageAccuracy(other)),
            new(Bwt, ContinualMetrics.BackwardTransfer(shown, divisor), ContinualMetrics.BackwardTransfer(other, divisor)),
            new(OtherBwt(table.Column), ContinualMetrics.BackwardTransfer(shown, otherDivisor), ContinualMetrics.BackwardTransfer(other, otherDivisor)),
            new("ACC", ContinualMetrics.FinalAverageAccuracy(shown), ContinualMetrics.FinalAverageAccuracy(other)),
        ];
    }

    private static IEnumerable<ReportCell> SingleOverall(TableDescription table, RunFigures shown, RunFigures other) =>
        [new(Maa, table.Tasks.Average(task => shown.SingleRow![task]), table.Tasks.Average(task => other.SingleRow![task]))];

    private static ReportCell WithPublished(ReportCell cell, string? printed) =>
        printed is null
            ? cell
            : cell with { Published = printed, Difference = (double)(Figure.Printed(cell.Value) - Figure.Printed(double.Parse(printed, CultureInfo.InvariantCulture))) };

    private static double?[][] Cells(AccuracyMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.Count).Select(k =>
            Enumerable.Range(0, matrix.Count).Select(t => matrix.Has(k, t) ? matrix[k, t] : (double?)null).ToArray())];

    private static PipelineException Lacks(TableDescription table, RunResult run, string task) =>
        new($"table '{table.Id}', row '{run.Label}': no accuracy on '{task}' was found; every row needs every task of the table");
}
