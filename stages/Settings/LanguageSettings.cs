namespace CoIN.Stages.Settings;

/// <summary>The language model, a Llama decoder. Defaults: vicuna-7b-v1.5.</summary>
public sealed record LanguageSettings : IValidated
{
    /// <summary>Number of pieces of the tokenizer.</summary>
    public int VocabularySize { get; init; } = 32000;

    /// <summary>Width of a token.</summary>
    public int HiddenSize { get; init; } = 4096;

    /// <summary>Width inside the feed-forward block.</summary>
    public int IntermediateSize { get; init; } = 11008;

    /// <summary>Number of layers.</summary>
    public int Layers { get; init; } = 32;

    /// <summary>Number of attention heads.</summary>
    public int Heads { get; init; } = 32;

    /// <summary>Longest sequence, image tokens included; what is longer is cut.</summary>
    public int MaximumLength { get; init; } = 2048;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("vocabularySize", VocabularySize, 300),
        .. Check.Divides("heads", Heads, HiddenSize, "hiddenSize"),
        .. Check.Range("intermediateSize", IntermediateSize, 1),
        .. Check.Range("layers", Layers, 1),
        .. Check.Range("maximumLength", MaximumLength, 32),
    ];
}
