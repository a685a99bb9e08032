namespace CoIN.Reporting;

/// <summary>What a model said to a sample at one time.</summary>
/// <param name="After">The task that was learnt last; empty where one model learnt everything, or nothing.</param>
/// <param name="Said">The answer.</param>
/// <param name="TruthAlignment">What the scorer gives it, 0 to 1.</param>
/// <param name="ReasoningCapability">The judge's rating, 0 to 10, or null where nobody judged.</param>
public sealed record ExampleStep(string After, string Said, double TruthAlignment, double? ReasoningCapability);
