namespace CoIN.Reporting;

/// <summary>One test sample, and what a model said to it while it learnt.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Id">The sample.</param>
/// <param name="Question">What was asked, instruction included.</param>
/// <param name="Reference">The reference answer; several are joined by <c>; </c>.</param>
/// <param name="Image">The encoded image, PNG or JPEG; null without one.</param>
/// <param name="Steps">The answers, the first one first.</param>
public sealed record Example(string Task, string Id, string Question, string Reference, byte[]? Image, IReadOnlyList<ExampleStep> Steps);
