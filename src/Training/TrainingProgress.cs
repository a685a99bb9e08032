namespace CoIN.Training;

/// <summary>How far a training is.</summary>
/// <param name="Done">Samples seen, over all epochs.</param>
/// <param name="Total">Samples to see, over all epochs.</param>
/// <param name="Loss">A running mean of the loss.</param>
public sealed record TrainingProgress(long Done, long Total, double Loss);
