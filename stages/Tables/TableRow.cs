using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Method">The method as the table prints it.</param>
/// <param name="Setting">What the row varies, as the published figures write it, for example <c>experts=2</c>.</param>
/// <param name="Run">The experiment behind the row.</param>
public sealed record TableRow(MethodName Method, string Setting, RunSettings Run)
{
    /// <summary>The model's family as the papers print it.</summary>
    public string Mllm { get; init; } = "LLaVA";

    /// <summary>Whether the row's label names the family, because the table has several.</summary>
    public bool NamesMllm { get; init; }

    /// <summary>What the published matrices call the row; empty if it is not among them.</summary>
    public string Series { get; init; } = "";

    /// <summary>What the experiment does otherwise than the profile.</summary>
    public Variation Variation { get; init; } = Variation.None;
}
