namespace CoIN.Judging;

/// <summary>One row of a verdict sheet.</summary>
/// <param name="Sample">What was judged.</param>
/// <param name="Reply">What the judge said, or null for a sample without prediction.</param>
/// <param name="Published">The rating as the official evaluation reads the reply, usually 0 to 10, or null where it adds nothing.</param>
/// <param name="Corrected">The rating as the strict parser reads it, 0 to 10; 0 for a sample without prediction; null for a reply that cannot be read.</param>
public sealed record JudgedSample(JudgingSample Sample, string? Reply, double? Published, int? Corrected);
