namespace CoIN.Stages.Settings;

/// <summary>One phase of pre-training.</summary>
public sealed record PhaseSettings : IValidated
{
    /// <summary>Updates.</summary>
    public int Updates { get; init; } = 1000;

    /// <summary>Images to tag, or samples to talk about, of an update.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>The peak learning rate of AdamW, which moves embeddings, norms and biases.</summary>
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>The peak learning rate of Muon, which moves the matrices of the transformer blocks.</summary>
    public double MatrixLearningRate { get; init; } = 0.02;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("updates", Updates, 1),
        .. Check.Range("batch", Batch, 1),
        .. Check.Range("learningRate", LearningRate, 0, 1),
        .. Check.Range("matrixLearningRate", MatrixLearningRate, 0, 1),
    ];
}
