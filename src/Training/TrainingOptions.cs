namespace CoIN.Training;

/// <summary>How parameters are moved. Defaults: the published 7B runs of the official implementation.</summary>
public sealed record TrainingOptions
{
    /// <summary>The peak learning rate of the adapters.</summary>
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>The peak learning rate of the projector.</summary>
    public double ProjectorLearningRate { get; init; } = 2e-4;

    /// <summary>Passes over the samples.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Samples of one forward pass.</summary>
    public int MicroBatch { get; init; } = 16;

    /// <summary>Micro batches of one update.</summary>
    public int GradientAccumulation { get; init; } = 1;

    /// <summary>Share of the updates that warm up.</summary>
    public double WarmupRatio { get; init; } = 0.03;

    /// <summary>True for the logarithmic warm-up to a constant rate of the official scripts, false for warm-up and cosine.</summary>
    public bool ConstantAfterWarmup { get; init; }

    /// <summary>Largest norm of the gradient.</summary>
    public double MaximumGradientNorm { get; init; } = 1;

    /// <summary>AdamW's weight decay.</summary>
    public double WeightDecay { get; init; }
}
