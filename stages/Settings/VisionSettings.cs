namespace CoIN.Stages.Settings;

/// <summary>The vision tower, a vision transformer. Defaults: clip-vit-large-patch14-336.</summary>
public sealed record VisionSettings : IValidated
{
    /// <summary>Side of the square input in pixels.</summary>
    public int ImageSize { get; init; } = 336;

    /// <summary>Side of a patch in pixels.</summary>
    public int PatchSize { get; init; } = 14;

    /// <summary>qwen-vl: the side of the grid that positions are kept for, 16 as published; 0 for the grid of the patches.</summary>
    public int PositionGrid { get; init; }

    /// <summary>Width of a token.</summary>
    public int HiddenSize { get; init; } = 1024;

    /// <summary>Width inside the feed-forward block.</summary>
    public int IntermediateSize { get; init; } = 4096;

    /// <summary>Number of layers; the features are the output of the last but one.</summary>
    public int Layers { get; init; } = 24;

    /// <summary>Number of attention heads.</summary>
    public int Heads { get; init; } = 16;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Divides("patchSize", PatchSize, ImageSize, "imageSize"),
        .. Check.Divides("heads", Heads, HiddenSize, "hiddenSize"),
        .. Check.Range("intermediateSize", IntermediateSize, 1),
        .. Check.Range("layers", Layers, 2),
    ];
}
