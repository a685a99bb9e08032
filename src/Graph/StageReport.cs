namespace CoIN.Graph;

/// <summary>What a stage says when it is through.</summary>
/// <param name="Node">The stage.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Grant">What it had taken.</param>
internal sealed record StageReport(RunNode Node, StageResult Result, ResourceGrant Grant);
