namespace CoIN.Stages.Settings;

/// <summary>How adapters are trained on a learning task. Defaults: the published 7B runs.</summary>
public sealed record TrainSettings : IValidated
{
    /// <summary>The peak learning rate of the adapters.</summary>
    public double LearningRate { get; init; } = 2e-4;

    /// <summary>The peak learning rate of the projector, where the protocol gives it one of its own.</summary>
    public double ProjectorLearningRate { get; init; } = 2e-5;

    /// <summary>Passes over a learning task.</summary>
    public int Epochs { get; init; } = 1;

    /// <summary>Passes over the union of all learning tasks in multi-task training; 0 means <see cref="Epochs"/>.</summary>
    public int MultiTaskEpochs { get; init; }

    /// <summary>Records of one forward pass.</summary>
    public int MicroBatch { get; init; } = 16;

    /// <summary>Micro batches of one update.</summary>
    public int GradientAccumulation { get; init; } = 1;

    /// <summary>Share of the updates in which the learning rate rises, 0 to 1.</summary>
    public double WarmupRatio { get; init; } = 0.03;

    /// <summary>Largest norm of the gradient; a longer one is shortened to it.</summary>
    public double MaximumGradientNorm { get; init; } = 1;

    /// <summary>AdamW's weight decay.</summary>
    public double WeightDecay { get; init; }

    /// <summary>What the method <c>ewc</c> adds.</summary>
    public EwcSettings Ewc { get; init; } = new();

    /// <summary>What the method <c>lwf</c> adds.</summary>
    public LwfSettings Lwf { get; init; } = new();

    /// <summary>Settings of single learning tasks that differ, by task; <c>multi-task</c> is the union of all.</summary>
    public IReadOnlyDictionary<string, TaskTrainSettings> PerTask { get; init; } = new Dictionary<string, TaskTrainSettings>();

    /// <summary>Returns the settings with those of one learning task put in.</summary>
    /// <param name="task">The task's name.</param>
    public TrainSettings For(string task) => !PerTask.TryGetValue(task, out var own)
        ? this with { PerTask = new Dictionary<string, TaskTrainSettings>() }
        : this with
        {
            PerTask = new Dictionary<string, TaskTrainSettings>(),
            MicroBatch = own.MicroBatch ?? MicroBatch,
            Epochs = own.Epochs ?? Epochs,
            LearningRate = own.LearningRate ?? LearningRate,
        };

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("learningRate", LearningRate, 0, 1),
        .. Check.Range("projectorLearningRate", ProjectorLearningRate, 0, 1),
        .. Check.Range("epochs", Epochs, 1),
        .. Check.Range("multiTaskEpochs", MultiTaskEpochs, 0),
        .. Check.Range("microBatch", MicroBatch, 1),
        .. Check.Range("gradientAccumulation", GradientAccumulation, 1),
        .. Check.Range("warmupRatio", WarmupRatio, 0, 1),
        .. Check.Range("maximumGradientNorm", MaximumGradientNorm, 0),
        .. Check.Range("weightDecay", WeightDecay, 0),
    ];
}
