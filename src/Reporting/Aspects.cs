namespace CoIN.Reporting;

/// <summary>What a figure measures.</summary>
public static class Aspects
{
    /// <summary>Whether the answer is the reference, form included.</summary>
    public const string TruthAlignment = "truth-alignment";

    /// <summary>Whether a judge finds the reference's information in the answer, form disregarded.</summary>
    public const string ReasoningCapability = "reasoning-capability";

    /// <summary>Returns the aspect as a heading.</summary>
    /// <param name="aspect">One of the two.</param>
    public static string Heading(string aspect) => aspect switch
    {
        TruthAlignment => "Truth alignment",
        ReasoningCapability => "Reasoning capability",
        _ => aspect,
    };
}
