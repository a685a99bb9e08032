using CoIN.Benchmark;

namespace CoIN.Judging;

/// <summary>What a verdict sheet comes to.</summary>
/// <param name="Judge">Who judged, in words.</param>
/// <param name="Rubric">The rubric's title with its version, or empty where the judge reads none.</param>
/// <param name="Samples">How many samples there are.</param>
/// <param name="Published">Reasoning capability as the official evaluation computes it: a whole number of percent, what cannot be read counts 0.</param>
/// <param name="Corrected">Ten times the mean rating of the strict parser, percent; what cannot be read is left out, a missing prediction counts 0.</param>
/// <param name="UnparsablePublished">Replies from which the official evaluation takes nothing.</param>
/// <param name="UnparsableCorrected">Replies that the strict parser cannot read.</param>
/// <param name="Missing">Samples without a prediction; nobody was asked about them.</param>
/// <param name="PublishedInterval">How far the figure before rounding depends on the samples, in percent.</param>
/// <param name="CorrectedInterval">How far <paramref name="Corrected"/> depends on the samples, in percent.</param>
public sealed record JudgeSummary(
    string Judge,
    string Rubric,
    int Samples,
    double Published,
    double Corrected,
    int UnparsablePublished,
    int UnparsableCorrected,
    int Missing,
    ConfidenceInterval PublishedInterval,
    ConfidenceInterval CorrectedInterval);
