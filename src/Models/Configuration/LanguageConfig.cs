namespace CoIN.Models.Configuration;

/// <summary>The sizes of a Llama language model; the defaults are those of Vicuna 7B v1.5.</summary>
public sealed record LanguageConfig
{
    /// <summary>How many ids the vocabulary has.</summary>
    public int VocabSize { get; init; } = 32000;

    /// <summary>The width of the hidden states.</summary>
    public int HiddenSize { get; init; } = 4096;

    /// <summary>The width of the hidden layer of each feed-forward block.</summary>
    public int IntermediateSize { get; init; } = 11008;

    /// <summary>How many decoder layers there are.</summary>
    public int NumHiddenLayers { get; init; } = 32;

    /// <summary>How many query heads share <see cref="HiddenSize"/>.</summary>
    public int NumAttentionHeads { get; init; } = 32;

    /// <summary>How many key and value heads there are; each serves an equal group of query heads.</summary>
    public int NumKeyValueHeads { get; init; } = 32;

    /// <summary>The longest sequence the model was made for.</summary>
    public int MaxPositionEmbeddings { get; init; } = 4096;

    /// <summary>What is added to the mean square in each norm.</summary>
    public double RmsNormEps { get; init; } = 1e-5;

    /// <summary>The base of the rotary embedding's wavelengths.</summary>
    public double RopeTheta { get; init; } = 10000;

    /// <summary>The width of one head.</summary>
    internal int HeadSize => HiddenSize / NumAttentionHeads;
}
