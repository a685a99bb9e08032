namespace CoIN.Training.Pretraining;

/// <summary>What a pre-training reached.</summary>
/// <param name="TagAccuracy">For each kind of tag, the share of patches of unseen images that have one and get the right one, 0 to 1.</param>
/// <param name="VisionLosses">The mean loss of each tenth of the first phase.</param>
/// <param name="LanguageLosses">The mean loss of each tenth of the second phase: nats per answer token.</param>
public sealed record PretrainingReport(
    IReadOnlyDictionary<string, double> TagAccuracy, IReadOnlyList<double> VisionLosses, IReadOnlyList<double> LanguageLosses);
