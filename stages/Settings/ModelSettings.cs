namespace CoIN.Stages.Settings;

/// <summary>The architecture of the model.</summary>
public sealed record ModelSettings
{
    /// <summary>The vision tower.</summary>
    public VisionSettings Vision { get; init; } = new();

    /// <summary>The language model.</summary>
    public LanguageSettings Language { get; init; } = new();

    /// <summary>The side of the squares of neighbouring patches that become one token; 1 is LLaVA.</summary>
    public int MergedPatches { get; init; } = 1;

    /// <summary>The text in front of every conversation.</summary>
    /// <remarks>The default is Vicuna's (facts: conversation template v1); a small model saves tokens with an empty one.</remarks>
    public string SystemPrompt { get; init; } =
        "A chat between a curious user and an artificial intelligence assistant. The assistant gives helpful, detailed, and polite answers to the user's questions.";
}
