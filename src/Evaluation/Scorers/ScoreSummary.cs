using CoIN.Benchmark;

namespace CoIN.Evaluation.Scorers;

/// <summary>What a score sheet comes to.</summary>
/// <param name="Samples">How many references there are; the divisor of both accuracies.</param>
/// <param name="Published">Accuracy in percent under the rule of the published figures.</param>
/// <param name="Corrected">Accuracy in percent under the corrected rule.</param>
/// <param name="UnparsablePublished">Predictions that the published rule could not read.</param>
/// <param name="UnparsableCorrected">Predictions that the corrected rule could not read.</param>
/// <param name="Missing">References without a prediction; they count as wrong.</param>
/// <param name="Duplicates">Predictions that repeat an earlier one word for word; they count once.</param>
/// <param name="PublishedInterval">How far <paramref name="Published"/> depends on the samples, in percent.</param>
/// <param name="CorrectedInterval">How far <paramref name="Corrected"/> depends on the samples, in percent.</param>
public sealed record ScoreSummary(
    int Samples,
    double Published,
    double Corrected,
    int UnparsablePublished,
    int UnparsableCorrected,
    int Missing,
    int Duplicates,
    ConfidenceInterval PublishedInterval,
    ConfidenceInterval CorrectedInterval);
