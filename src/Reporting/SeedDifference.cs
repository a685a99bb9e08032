using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>How one figure of a run differs from the same figure of another run, over the seeds of both.</summary>
/// <param name="Task">The learning task, or an overall figure.</param>
/// <param name="Difference">In percentage points, with its 95 % interval.</param>
public sealed record SeedDifference(string Task, ConfidenceInterval Difference)
{
    /// <summary>Whether the interval holds 0: the difference is within the noise of the seeds.</summary>
    public bool IsNoise => Difference.Low <= 0 && Difference.High >= 0;
}
