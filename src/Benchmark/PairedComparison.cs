namespace CoIN.Benchmark;

/// <summary>How two runs differ on the same samples.</summary>
/// <param name="Difference">The mean of the second minus the first, with its interval, in the unit of the scores.</param>
/// <param name="PValue">How often chance alone gives a difference at least as large, two-sided, above 0 and at most 1.</param>
public sealed record PairedComparison(ConfidenceInterval Difference, double PValue);
