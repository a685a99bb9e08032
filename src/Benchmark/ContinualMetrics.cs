using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>The figures that sum up a run. All are in percent or, for differences, percentage points. T tasks, indices from 1 in the formulas.</summary>
/// <remarks>Source of MAA, BWT and ACC: first paper, section 4.2, checked against its 32 printed matrices. No code for them was published.</remarks>
public static class ContinualMetrics
{
    /// <summary>Returns MAA, the mean average accuracy: after each task, the mean over the tasks learnt so far; then the mean of these.</summary>
    /// <param name="matrix">The lower triangle is needed.</param>
    /// <exception cref="PipelineException">A cell of the lower triangle is missing.</exception>
    /// <remarks>MAA = 1/T * sum over k of (1/k * sum over t &lt;= k of A[k,t]). The first paper's tables head it MCC.</remarks>
    public static double MeanAverageAccuracy(AccuracyMatrix matrix) =>
        Enumerable.Range(0, matrix.Count).Average(k => Enumerable.Range(0, k + 1).Average(t => matrix[k, t]));

    /// <summary>Returns ACC, the final average accuracy: the mean over all tasks after the last one was learnt.</summary>
    /// <param name="matrix">The last row is needed.</param>
    /// <exception cref="PipelineException">A cell of the last row is missing.</exception>
    /// <remarks>ACC = 1/T * sum over t of A[T,t].</remarks>
    public static double FinalAverageAccuracy(AccuracyMatrix matrix) => matrix.Final.Average();

    /// <summary>Returns BWT, backward transfer: how much the tasks changed since they were learnt. Negative means forgetting.</summary>
    /// <param name="matrix">The diagonal and the last row are needed.</param>
    /// <param name="divisor">The figures of the papers use T; see <see cref="BackwardTransferDivisor"/>.</param>
    /// <exception cref="PipelineException">A cell of the diagonal or of the last row is missing.</exception>
    /// <remarks>BWT = 1/T or 1/(T - 1) * sum over t of (A[T,t] - A[t,t]). One task has nothing to forget: 0.</remarks>
    public static double BackwardTransfer(AccuracyMatrix matrix, BackwardTransferDivisor divisor) =>
        BackwardTransfer(matrix.Immediate, matrix.Final, divisor);

    /// <summary>Returns BWT from the two printed lines of a run; see the other overload.</summary>
    /// <param name="immediate">A[t,t] of every task, in percent.</param>
    /// <param name="final">A[T,t] of every task, in percent, in the same order.</param>
    /// <param name="divisor">T or T - 1.</param>
    public static double BackwardTransfer(IReadOnlyList<double> immediate, IReadOnlyList<double> final, BackwardTransferDivisor divisor)
    {
        var change = final.Zip(immediate, (last, first) => last - first).Sum();
        var tasks = divisor == BackwardTransferDivisor.Tasks ? immediate.Count : immediate.Count - 1;
        return tasks == 0 ? 0 : change / tasks;
    }

    /// <summary>Returns average forgetting: how far each task but the last fell from its best accuracy. Positive means forgetting.</summary>
    /// <param name="matrix">The lower triangle is needed.</param>
    /// <exception cref="PipelineException">A cell of the lower triangle is missing.</exception>
    /// <remarks>
    /// F = 1/(T - 1) * sum over t &lt; T of (max over k from t to T - 1 of A[k,t] - A[T,t]). Source: Chaudhry et al. 2018, "Riemannian walk", section 4;
    /// not in the papers of the benchmark. One task has nothing to forget: 0.
    /// </remarks>
    public static double AverageForgetting(AccuracyMatrix matrix)
    {
        var last = matrix.Count - 1;
        return last == 0
            ? 0
            : Enumerable.Range(0, last).Average(t => Enumerable.Range(t, last - t).Max(k => matrix[k, t]) - matrix[last, t]);
    }
}
