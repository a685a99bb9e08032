namespace CoIN.Training.Methods;

/// <summary>Learning without forgetting. Defaults: the second paper's, section 5; the temperature is Li and Hoiem's.</summary>
public sealed record LwfOptions
{
    /// <summary>The weight of the distillation loss.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>How many samples of each learning task the old model's scores are kept of; all if the task has fewer.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>What scores are divided by before they become probabilities.</summary>
    public double Temperature { get; init; } = 2;
}
