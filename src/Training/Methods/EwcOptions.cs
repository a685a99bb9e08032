namespace CoIN.Training.Methods;

/// <summary>Elastic weight consolidation. Defaults: the second paper's, section 5.</summary>
public sealed record EwcOptions
{
    /// <summary>The weight of the penalty.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>How many samples of each learning task the Fisher information is estimated from; all if the task has fewer.</summary>
    public int Samples { get; init; } = 1000;
}
