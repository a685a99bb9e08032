namespace CoIN.Reporting;

/// <summary>One run of a table, with its figures under both columns of the protocol.</summary>
/// <param name="Method">As the published figures write it, for example <c>moelora</c> or <c>multi-task</c>.</param>
/// <param name="Setting">What the table varies, for example <c>experts=2</c>; may be empty.</param>
/// <param name="Published">Under the rules that produced the published figures.</param>
/// <param name="Corrected">Under the corrected rules.</param>
public sealed record RunResult(string Method, string Setting, RunFigures Published, RunFigures Corrected)
{
    /// <summary>What the reader sees; made from method and setting if nothing else is given.</summary>
    public string Label { get; init; } = RunLabel.For(Method, Setting);

    /// <summary>The model's family as the papers print it; empty for the one of the table.</summary>
    public string Mllm { get; init; } = "";

    /// <summary><c>truth-alignment</c> or <c>reasoning-capability</c>.</summary>
    public string Aspect { get; init; } = Aspects.TruthAlignment;

    /// <summary>What the published matrices call the run, for example <c>slim0.4-type1</c>; empty if it is not among them.</summary>
    public string Series { get; init; } = "";

    /// <summary>The same run with other seeds; empty where there was one.</summary>
    public IReadOnlyList<RunResult> OtherSeeds { get; init; } = [];

    /// <summary>How the run differs from another one of the table, or null.</summary>
    public SampleComparison? Comparison { get; init; }
}
