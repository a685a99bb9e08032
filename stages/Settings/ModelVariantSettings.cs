namespace CoIN.Stages.Settings;

/// <summary>What a profile sets otherwise for one family and size of model. A group that stands here takes the place of the profile's own group as a whole.</summary>
public sealed record ModelVariantSettings
{
    /// <summary>The vision tower.</summary>
    public VisionSettings? Vision { get; init; }

    /// <summary>The language model.</summary>
    public LanguageSettings? Language { get; init; }

    /// <summary>See <see cref="ModelSettings.MergedPatches"/>.</summary>
    public int? MergedPatches { get; init; }

    /// <summary>See <see cref="ModelSettings.Queries"/>.</summary>
    public int? Queries { get; init; }

    /// <summary>See <see cref="ModelSettings.SystemPrompt"/>.</summary>
    public string? SystemPrompt { get; init; }

    /// <summary>How the base model is made.</summary>
    public BaseSettings? Base { get; init; }

    /// <summary>The adapters.</summary>
    public AdapterSettings? Adapter { get; init; }

    /// <summary>How adapters are trained.</summary>
    public TrainSettings? Train { get; init; }
}
