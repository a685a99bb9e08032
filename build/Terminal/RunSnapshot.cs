namespace CoIN.Build.Terminal;

/// <summary>What runs and how far everything is, at one moment.</summary>
/// <param name="Total">How many stages the plan could not find in the store.</param>
/// <param name="Done">How many of them are through.</param>
/// <param name="Running">The stages that run, the longest running first.</param>
/// <param name="Left">How long the rest will take, as far as its stages' kinds were ever timed.</param>
/// <param name="IsAllTimed">Whether they all were.</param>
internal sealed record RunSnapshot(int Total, int Done, IReadOnlyList<RunningStage> Running, TimeSpan Left, bool IsAllTimed);
