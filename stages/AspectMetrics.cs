using CoIN.Benchmark;
using CoIN.Reporting;

namespace CoIN.Stages;

/// <summary>The figures of one run in one aspect: truth alignment or reasoning capability.</summary>
/// <param name="Cells">All evaluated cells.</param>
/// <param name="Published">The overall figures under the published rules.</param>
/// <param name="Corrected">The overall figures under the corrected rules.</param>
public sealed record AspectMetrics(IReadOnlyList<CellMetrics> Cells, OverallMetrics Published, OverallMetrics Corrected)
{
    /// <summary>Computes the overall figures of some cells.</summary>
    /// <param name="tasks">The learning tasks in the order of training.</param>
    /// <param name="cells">All evaluated cells.</param>
    public static AspectMetrics Of(IReadOnlyList<string> tasks, IReadOnlyList<CellMetrics> cells) => new(
        cells,
        OverallMetrics.Of(RunFiguresOf(tasks, cells, cell => cell.Published)),
        OverallMetrics.Of(RunFiguresOf(tasks, cells, cell => cell.Corrected)));

    /// <summary>Returns the figures of one column with their intervals: a matrix, or one row where one model learned everything or nothing.</summary>
    /// <param name="tasks">The learning tasks in the order of training.</param>
    /// <param name="column">The rules.</param>
    public RunFigures Figures(IReadOnlyList<string> tasks, ProtocolColumn column)
    {
        var published = column == ProtocolColumn.Published;
        return RunFiguresOf(tasks, Cells, cell => published ? cell.Published : cell.Corrected) with
        {
            Intervals = Cells.ToDictionary(cell => (cell.After, cell.On), cell => published ? cell.PublishedInterval : cell.CorrectedInterval),
        };
    }

    private static RunFigures RunFiguresOf(IReadOnlyList<string> tasks, IReadOnlyList<CellMetrics> cells, Func<CellMetrics, double> figure) =>
        cells.All(cell => cell.After.Length == 0)
            ? RunFigures.Of(cells.ToDictionary(cell => cell.On, figure))
            : RunFigures.Of(AccuracyMatrix.Of(tasks, cells.Select(cell => (cell.After, cell.On, figure(cell)))));
}
