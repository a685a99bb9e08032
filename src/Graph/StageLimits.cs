namespace CoIN.Graph;

/// <summary>How long each stage may run, and how much of its work it may lose when it is killed; never part of a key.</summary>
/// <param name="Time">The longest time for one stage; null for no limit.</param>
/// <param name="KeepEvery">How often a stage keeps its unfinished work.</param>
public sealed record StageLimits(TimeSpan? Time, TimeSpan KeepEvery)
{
    /// <summary>No limit; at most a minute of work is lost.</summary>
    public static readonly StageLimits None = new(null, TimeSpan.FromMinutes(1));
}
