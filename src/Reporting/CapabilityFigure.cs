namespace CoIN.Reporting;

/// <summary>One place in which a run has both aspects, under the column of the protocol that the table prints.</summary>
/// <param name="Task">The learning task, or <c>mean</c>.</param>
/// <param name="TruthAlignment">In percent.</param>
/// <param name="ReasoningCapability">In percent.</param>
/// <param name="Gap">The second minus the first, in percentage points.</param>
public sealed record CapabilityFigure(string Task, double TruthAlignment, double ReasoningCapability, double Gap);
