using CoIN.Benchmark;
using CoIN.Reporting;

namespace CoIN.Stages;

/// <summary>The overall figures of one run; for definitions see <see cref="ContinualMetrics"/>.</summary>
/// <param name="Maa">Mean average accuracy, 0 to 100; the plain mean where there is one row only.</param>
/// <param name="Acc">Final average accuracy, 0 to 100.</param>
/// <param name="BwtOverTasks">Backward transfer divided by T, or null where there is one row only.</param>
/// <param name="BwtOverTasksMinusOne">Backward transfer divided by T - 1, or null where there is one row only.</param>
/// <param name="Forgetting">Average forgetting, or null where there is one row only.</param>
public sealed record OverallMetrics(double Maa, double Acc, double? BwtOverTasks, double? BwtOverTasksMinusOne, double? Forgetting)
{
    /// <summary>Computes the overall figures of one column.</summary>
    /// <param name="figures">The accuracies.</param>
    public static OverallMetrics Of(RunFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Matrix is not { } matrix)
        {
            var mean = figures.SingleRow!.Values.Average();
            return new OverallMetrics(mean, mean, null, null, null);
        }

        return new OverallMetrics(
            ContinualMetrics.MeanAverageAccuracy(matrix),
            ContinualMetrics.FinalAverageAccuracy(matrix),
            ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.Tasks),
            ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.TasksMinusOne),
            ContinualMetrics.AverageForgetting(matrix));
    }
}
