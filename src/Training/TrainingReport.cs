namespace CoIN.Training;

/// <summary>What a training did.</summary>
/// <param name="Samples">Samples per epoch.</param>
/// <param name="Updates">Updates of the parameters.</param>
/// <param name="Losses">The mean loss of each tenth of the training, in order: nats per answer token.</param>
public sealed record TrainingReport(int Samples, long Updates, IReadOnlyList<double> Losses);
