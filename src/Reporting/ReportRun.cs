namespace CoIN.Reporting;

/// <summary>One run in a table.</summary>
/// <param name="Label">What the reader sees.</param>
/// <param name="Method">As the published figures write it.</param>
/// <param name="Setting">What the table varies; may be empty.</param>
/// <param name="Lines">Two for a sequence, one for a method without.</param>
/// <param name="Overall">MAA, BWT with either divisor and ACC for a sequence, MAA (the mean of the line) for a method without.</param>
public sealed record ReportRun(string Label, string Method, string Setting, IReadOnlyList<ReportLine> Lines, IReadOnlyList<ReportCell> Overall)
{
    /// <summary>The model's family as the papers print it.</summary>
    public string Mllm { get; init; } = "";

    /// <summary>A[k][t] under the column that the table prints, null above the diagonal where nothing was measured; null for a method without a sequence.</summary>
    public IReadOnlyList<IReadOnlyList<double?>>? Matrix { get; init; }

    /// <summary>What the published matrices call the run; empty if it is not among them.</summary>
    public string Series { get; init; } = "";

    /// <summary>The published A[k][t] digit for digit, in the order of learning; null where the paper prints none, or the table not the whole matrix.</summary>
    public IReadOnlyList<IReadOnlyList<string?>>? PublishedMatrix { get; init; }

    /// <summary>How far the tasks fell from their best accuracy on average, in percentage points; null for a method without a sequence.</summary>
    public double? AverageForgetting { get; init; }

    /// <summary>How the run differs from another one of the table, or null.</summary>
    public SampleComparison? Comparison { get; init; }

    /// <summary>How the run differs from the first one over a sequence with the same seeds; null for that one, and where there was one seed.</summary>
    public SeedComparison? SeedComparison { get; init; }

    /// <summary>The tasks of the matrix, in the order of learning; empty for a method without a sequence.</summary>
    public IReadOnlyList<string> Order { get; init; } = [];
}
