using CoIN.Benchmark;

namespace CoIN.Stages;

/// <summary>One cell A[k,t] of one aspect.</summary>
/// <param name="After">The learning task that was trained last; empty where one model learned everything, or nothing.</param>
/// <param name="On">The learning task that was evaluated.</param>
/// <param name="Published">The figure under the published rules, 0 to 100.</param>
/// <param name="Corrected">The figure under the corrected rules, 0 to 100.</param>
/// <param name="PublishedInterval">How far <paramref name="Published"/> depends on the samples.</param>
/// <param name="CorrectedInterval">How far <paramref name="Corrected"/> depends on the samples.</param>
/// <param name="Samples">Test samples.</param>
/// <param name="Unparsable">Predictions that the corrected scoring rule cannot read, or replies of the judge that the corrected parser cannot.</param>
/// <param name="Missing">Samples without prediction; they count as wrong.</param>
public sealed record CellMetrics(
    string After,
    string On,
    double Published,
    double Corrected,
    ConfidenceInterval PublishedInterval,
    ConfidenceInterval CorrectedInterval,
    int Samples,
    int Unparsable,
    int Missing);
