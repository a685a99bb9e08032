namespace CoIN.Evaluation.Scorers;

/// <summary>What a model said about one test sample.</summary>
/// <param name="Id">The sample's id.</param>
/// <param name="Text">The decoded output, as it is.</param>
public sealed record ScoringPrediction(string Id, string Text);
