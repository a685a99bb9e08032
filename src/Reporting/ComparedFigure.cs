using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>How one figure of a run differs from the same figure of another run.</summary>
/// <param name="Task">The learning task, or <c>ACC</c>.</param>
/// <param name="Published">Under the published rules, in percentage points.</param>
/// <param name="Corrected">Under the corrected rules, in percentage points.</param>
public sealed record ComparedFigure(string Task, PairedComparison Published, PairedComparison Corrected);
