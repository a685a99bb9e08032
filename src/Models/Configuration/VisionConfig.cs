using System.Text.Json.Serialization;

namespace CoIN.Models.Configuration;

/// <summary>The sizes of a vision transformer; the defaults are those of openai/clip-vit-large-patch14-336.</summary>
public sealed record VisionConfig
{
    /// <summary>The width of the patch tokens.</summary>
    public int HiddenSize { get; init; } = 1024;

    /// <summary>The width of the hidden layer of each feed-forward block.</summary>
    public int IntermediateSize { get; init; } = 4096;

    /// <summary>How many transformer layers the checkpoint has.</summary>
    public int NumHiddenLayers { get; init; } = 24;

    /// <summary>How many attention heads share <see cref="HiddenSize"/>.</summary>
    public int NumAttentionHeads { get; init; } = 16;

    /// <summary>The side of the square image in pixels.</summary>
    public int ImageSize { get; init; } = 336;

    /// <summary>The side of a square patch in pixels.</summary>
    public int PatchSize { get; init; } = 14;

    /// <summary>What is added to the variance in each layer norm.</summary>
    public double LayerNormEps { get; init; } = 1e-5;

    /// <summary>qwen-vl: the side of the grid that the table of positions is made for; 0 for the grid of the patches. Not read by the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int PositionGrid { get; init; }

    /// <summary>How many patches stand along a side of an image.</summary>
    internal int Grid => ImageSize / Math.Max(1, PatchSize);

    /// <summary>How many patches an image has.</summary>
    internal int Patches => Grid * Grid;
}
