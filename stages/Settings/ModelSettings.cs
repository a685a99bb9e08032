namespace CoIN.Stages.Settings;

/// <summary>The architecture of the model.</summary>
public sealed record ModelSettings
{
    /// <summary>The family; what is set for it under <see cref="Profile.Models"/> takes the place of the profile's own groups.</summary>
    public ModelFamilyName Family { get; init; }

    /// <summary>Which of the family's sizes.</summary>
    public ModelSize Size { get; init; }

    /// <summary>The vision tower.</summary>
    public VisionSettings Vision { get; init; } = new();

    /// <summary>The language model.</summary>
    public LanguageSettings Language { get; init; } = new();

    /// <summary>llava: the side of the squares of neighbouring patches that become one token, 1 as published. minigpt-v2: how many neighbours of a row do, 4 as published.</summary>
    public int MergedPatches { get; init; } = 1;

    /// <summary>qwen-vl: the number of tokens that the resampler makes of an image, a square number, 256 as published.</summary>
    public int Queries { get; init; } = 256;

    /// <summary>The text in front of every conversation; left out, it is the family's own.</summary>
    /// <remarks>A small model saves tokens with an empty one. MiniGPT-v2 has none.</remarks>
    public string? SystemPrompt { get; init; }

    /// <summary>The name under <see cref="Profile.Models"/>: the family, and the size if it is not the small one, for example <c>llava-large</c>.</summary>
    internal string Name => NameOf(Family, Size);

    /// <summary>The names of all families and sizes.</summary>
    internal static IReadOnlyList<string> Names =>
        [.. from family in Enum.GetValues<ModelFamilyName>() from size in Enum.GetValues<ModelSize>() select NameOf(family, size)];

    private static string NameOf(ModelFamilyName family, ModelSize size) => KebabCase.Of(family) + (size == ModelSize.Small ? "" : $"-{KebabCase.Of(size)}");
}
