namespace CoIN.Reporting;

/// <summary>Samples of a run with what the model said after each task.</summary>
/// <param name="Description">What stands around them.</param>
/// <param name="Run">What the run is called.</param>
/// <param name="Examples">The samples, in the order of printing.</param>
public sealed record ExamplesReport(TextTableDescription Description, string Run, IReadOnlyList<Example> Examples);
