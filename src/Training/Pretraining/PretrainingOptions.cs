namespace CoIN.Training.Pretraining;

/// <summary>What a base model is pre-trained on, and how long.</summary>
public sealed record PretrainingOptions
{
    /// <summary>Decides everything random.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Samples of the base corpus; both phases go over them again and again.</summary>
    public required int Samples { get; init; }

    /// <summary>Pieces of the tokenizer that is trained on the corpus.</summary>
    public required int VocabularySize { get; init; }

    /// <summary>The vision tower learns to tag patches.</summary>
    public required PhaseOptions Vision { get; init; }

    /// <summary>Projector and language model learn captions and answers, over the finished tower.</summary>
    public required PhaseOptions Language { get; init; }
}
