namespace CoIN.Stages;

/// <summary>The figures of one run.</summary>
/// <param name="Tasks">The learning tasks in the order of training.</param>
/// <param name="TruthAlignment">What the scorers found.</param>
/// <param name="ReasoningCapability">What the judge found, or null if there was none.</param>
public sealed record RunMetrics(IReadOnlyList<string> Tasks, AspectMetrics TruthAlignment, AspectMetrics? ReasoningCapability);
