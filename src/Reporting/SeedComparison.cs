using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>How a run differs from another one of the table, with the same seeds.</summary>
/// <param name="With">What the other run is called; differences are this run minus that one.</param>
/// <param name="Figures">One for each task after the last one was learnt, and the overall figures.</param>
/// <remarks>
/// Runs with the same seed share the order of their records and what else is drawn, so seeds are paired: the interval is Student's of the differences. An interval
/// that holds 0 is within the noise. Intervals are not corrected for their number.
/// </remarks>
public sealed record SeedComparison(string With, IReadOnlyList<SeedDifference> Figures)
{
    /// <summary>Returns the runs, compared with the first one over a sequence, and those figures marked that cannot be told from the best of their place.</summary>
    /// <param name="runs">The runs of a section, the best figures marked.</param>
    internal static IReadOnlyList<ReportRun> Compare(IReadOnlyList<ReportRun> runs)
    {
        var sequences = runs.Where(run => run.Matrix is not null && run.Overall[0].Seeds is not null).ToList();
        if (sequences.Count == 0)
        {
            return runs;
        }

        var (first, best) = (sequences[0], sequences.SelectMany(Places).Where(place => place.Cell.IsBest).ToLookup(place => (place.Row, place.Cell.Task), place => place.Cell));
        return [.. runs.Select(run => !sequences.Contains(run) ? run : run with
        {
            Lines = [.. run.Lines.Select(line => line with { Cells = [.. line.Cells.Select(cell => Mark(cell, best[(line.Row, cell.Task)]))] })],
            Overall = [.. run.Overall.Select(cell => Mark(cell, best[("", cell.Task)]))],
            SeedComparison = run == first ? null : new SeedComparison(first.Label, [.. LastLine(run).Zip(LastLine(first), Difference)]),
        })];
    }

    private static IEnumerable<(string Row, ReportCell Cell)> Places(ReportRun run) =>
        run.Lines.SelectMany(line => line.Cells.Select(cell => (line.Row, cell))).Concat(run.Overall.Select(cell => ("", cell)));

    private static IEnumerable<ReportCell> LastLine(ReportRun run) => run.Lines[^1].Cells.Concat(run.Overall);

    private static SeedDifference Difference(ReportCell cell, ReportCell other) =>
        new(cell.Task, StudentT.Interval([.. cell.Seeds!.Zip(other.Seeds!, (a, b) => a - b)]));

    private static ReportCell Mark(ReportCell cell, IEnumerable<ReportCell> best) =>
        cell with { IsLikeBest = !cell.IsBest && best.Any(top => Difference(cell, top).IsNoise) };
}
