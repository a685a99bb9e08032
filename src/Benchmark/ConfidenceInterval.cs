namespace CoIN.Benchmark;

/// <summary>A mean and where it would fall if the test set were drawn again. All three in the unit of the scores.</summary>
/// <param name="Mean">The mean that was measured.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public sealed record ConfidenceInterval(double Mean, double Low, double High);
