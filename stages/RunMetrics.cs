using CoIN.Benchmark;
using CoIN.Reporting;

namespace CoIN.Stages;

/// <summary>The figures of one run.</summary>
/// <param name="Tasks">The learning tasks in the order of training.</param>
/// <param name="Cells">All evaluated cells.</param>
/// <param name="Published">The overall figures under the published scoring rules.</param>
/// <param name="Corrected">The overall figures under the corrected scoring rules.</param>
public sealed record RunMetrics(IReadOnlyList<string> Tasks, IReadOnlyList<CellMetrics> Cells, OverallMetrics Published, OverallMetrics Corrected)
{
    /// <summary>Returns the accuracies of one column: a matrix, or one row where one model learned everything or nothing.</summary>
    /// <param name="column">The scoring rules.</param>
    public RunFigures Figures(ProtocolColumn column)
    {
        double Accuracy(CellMetrics cell) => column == ProtocolColumn.Published ? cell.Published : cell.Corrected;
        return Cells.All(cell => cell.After.Length == 0)
            ? RunFigures.Of(Cells.ToDictionary(cell => cell.On, Accuracy))
            : RunFigures.Of(AccuracyMatrix.Of(Tasks, Cells.Select(cell => (cell.After, cell.On, Accuracy(cell)))));
    }
}
