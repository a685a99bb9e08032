namespace CoIN.Training.Pretraining;

/// <summary>How far a pre-training is.</summary>
/// <param name="Phase">What is going on: <c>images</c>, <c>vision</c>, <c>language</c>.</param>
/// <param name="Done">Samples of the phase that are done.</param>
/// <param name="Total">Samples of the phase.</param>
/// <param name="Loss">A running mean of the loss, or null where there is none.</param>
public sealed record PretrainingProgress(string Phase, long Done, long Total, double? Loss);
