namespace CoIN.Graph;

/// <summary>How far a stage is.</summary>
/// <param name="Done">How many units are done.</param>
/// <param name="Total">How many there are; 0 if nobody knows.</param>
/// <param name="Unit">What is counted, in the plural: <c>samples</c>.</param>
/// <param name="RatePerSecond">Units per second; null to have it measured from report to report.</param>
/// <param name="Loss">The training loss, if there is one.</param>
/// <param name="Message">What the stage is doing, if the numbers do not say it.</param>
public sealed record StageProgress(long Done, long Total, string Unit, double? RatePerSecond = null, double? Loss = null, string? Message = null);
