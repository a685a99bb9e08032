namespace CoIN.Stages;

/// <summary>One cell A[k,t].</summary>
/// <param name="After">The learning task that was trained last; empty where one model learned everything, or nothing.</param>
/// <param name="On">The learning task that was evaluated.</param>
/// <param name="Published">Accuracy under the published scoring rules, 0 to 100.</param>
/// <param name="Corrected">Accuracy under the corrected scoring rules, 0 to 100.</param>
/// <param name="Samples">Test samples.</param>
/// <param name="Unparsable">Predictions that the corrected rule cannot read.</param>
/// <param name="Missing">Samples without prediction; they count as wrong.</param>
public sealed record CellMetrics(string After, string On, double Published, double Corrected, int Samples, int Unparsable, int Missing);
