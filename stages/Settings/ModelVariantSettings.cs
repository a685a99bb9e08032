namespace CoIN.Stages.Settings;

/// <summary>What a profile sets otherwise for one family and size of model. A group that stands here takes the place of the profile's own group as a whole.</summary>
/// <remarks>Keys that are set for one run (<c>--set</c>, or <c>set</c> in a table's row) hold for every model: what is written here gives way to them.</remarks>
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

    /// <summary>Returns the settings with those keys changed that were set for the whole profile, or for this model.</summary>
    /// <param name="overrides">Keys of the profile, each <c>key=value</c>; later ones win.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="place">What the settings are called in errors.</param>
    /// <exception cref="Errors.PipelineException">A value does not fit what is written here.</exception>
    internal ModelVariantSettings With(IReadOnlyList<string> overrides, string model, string place) => SettingsReader.Change(
        this,
        [.. overrides.Select(change => Prefixes(model).FirstOrDefault(prefix => change.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? change[prefix.Length..] : change).Where(Hides)],
        place);

    private static string[] Prefixes(string model) => [$"models.{model}.", "model."];

    // Whether the profile's own value of a key goes unread because of what is written here.
    private bool Hides(string change) => change.Split('.', '=')[0] switch
    {
        "vision" => Vision is not null,
        "language" => Language is not null,
        "mergedPatches" => MergedPatches is not null,
        "queries" => Queries is not null,
        "systemPrompt" => SystemPrompt is not null,
        "base" => Base is not null,
        "adapter" => Adapter is not null,
        "train" => Train is not null,
        _ => false,
    };
}
