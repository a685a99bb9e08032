using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>One figure of a table.</summary>
/// <param name="Task">The learning task, or <c>MAA</c>, <c>BWT</c>, <c>BWT/(T-1)</c>, <c>ACC</c>.</param>
/// <param name="Value">Ours, under the column of the protocol that the table prints; percent, or percentage points for BWT.</param>
/// <param name="Other">Ours under the other column.</param>
public sealed record ReportCell(string Task, double Value, double Other)
{
    /// <summary>What the paper prints, digit for digit, or null.</summary>
    public string? Published { get; init; }

    /// <summary>Ours minus the paper's, both as printed, or null.</summary>
    public double? Difference { get; init; }

    /// <summary>Whether no other run of the table has a higher figure in this place, as printed.</summary>
    public bool IsBest { get; init; }

    /// <summary>The value with each seed, where there were several; <see cref="Value"/> is their mean.</summary>
    public IReadOnlyList<double>? Seeds { get; init; }

    /// <summary>The 95 % interval of the mean over the seeds, or null where there was one seed.</summary>
    public ConfidenceInterval? SeedInterval { get; init; }

    /// <summary>Whether the difference to the best figure of the place is within the noise of the seeds; false for the best one and where there was one seed.</summary>
    public bool IsLikeBest { get; init; }

    /// <summary>How far the value depends on the test samples, or null if that was not asked for.</summary>
    public ConfidenceInterval? Interval { get; init; }
}
