using CoIN.Store;

namespace CoIN.Graph;

/// <summary>What a plan says about one stage.</summary>
public sealed record PlannedStage
{
    /// <summary>The stage.</summary>
    public required Stage Stage { get; init; }

    /// <summary>Hit, miss, or not known before other stages have run.</summary>
    public required PlanState State { get; init; }

    /// <summary>Why it is no hit; null for a hit. What a key was the last time is read when this is first asked for, so ask before the stage is made.</summary>
    public MissReason? Reason => Why?.Value;

    /// <summary>Works out <see cref="Reason"/>: a run that nobody asks why need not read old records.</summary>
    internal Lazy<MissReason>? Why { get; init; }

    /// <summary>The stage that is made first, if this one waits for it; else null.</summary>
    public string? Awaits { get; init; }

    /// <summary>The key; null while an input is not known.</summary>
    public Digest? Key { get; init; }

    /// <summary>
    /// The recorded result: for a hit, and for a miss whose record is whole though a blob is missing; else null.
    /// </summary>
    public KnownResult? Known { get; init; }

    /// <summary>How long it will probably take: zero for a hit, else as long as last time, or as its kind takes; null if no stage of its kind was ever timed.</summary>
    public TimeSpan? Estimate { get; init; }
}
