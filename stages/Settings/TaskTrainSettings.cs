namespace CoIN.Stages.Settings;

/// <summary>What one learning task sets differently in training; empty values are the run's.</summary>
public sealed record TaskTrainSettings : IValidated
{
    /// <summary>Records of one forward pass.</summary>
    public int? MicroBatch { get; init; }

    /// <summary>Passes over the learning task.</summary>
    public int? Epochs { get; init; }

    /// <summary>The peak learning rate of the adapters.</summary>
    public double? LearningRate { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("microBatch", MicroBatch ?? 1, 1),
        .. Check.Range("epochs", Epochs ?? 1, 1),
        .. Check.Range("learningRate", LearningRate ?? 0, 0, 1),
    ];
}
