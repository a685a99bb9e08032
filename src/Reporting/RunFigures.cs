using CoIN.Benchmark;
using CoIN.Errors;

namespace CoIN.Reporting;

/// <summary>The accuracies of one run under one column of the protocol: a matrix for a run over a sequence, one row for a method without one.</summary>
public sealed record RunFigures
{
    private RunFigures(AccuracyMatrix? matrix, IReadOnlyDictionary<string, double>? singleRow)
    {
        Matrix = matrix;
        SingleRow = singleRow;
    }

    /// <summary>A[k, t] in percent, or null for a method with one row.</summary>
    public AccuracyMatrix? Matrix { get; }

    /// <summary>The accuracies in percent by task of a method with one row (multi-task, zero-shot), or null for a sequence.</summary>
    public IReadOnlyDictionary<string, double>? SingleRow { get; }

    /// <summary>How far a cell depends on the samples, by the last task learnt and the task measured; a single row has "" for the first. May be empty.</summary>
    public IReadOnlyDictionary<(string After, string On), ConfidenceInterval> Intervals { get; init; } =
        new Dictionary<(string, string), ConfidenceInterval>();

    /// <summary>The figures of a run over a sequence.</summary>
    /// <param name="matrix">With its whole lower triangle.</param>
    /// <exception cref="PipelineException">A cell of the lower triangle is missing.</exception>
    public static RunFigures Of(AccuracyMatrix matrix)
    {
        _ = ContinualMetrics.MeanAverageAccuracy(matrix); // Names the first missing cell.
        return new RunFigures(matrix, null);
    }

    /// <summary>The figures of a method with one row.</summary>
    /// <param name="accuracies">In percent, by task; at least one.</param>
    /// <exception cref="PipelineException">There is none.</exception>
    public static RunFigures Of(IReadOnlyDictionary<string, double> accuracies) =>
        accuracies.Count > 0 ? new RunFigures(null, accuracies) : throw new PipelineException("a run without any accuracy was found, at least one was expected");
}
