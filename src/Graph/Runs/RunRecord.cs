using CoIN.Store;

namespace CoIN.Graph.Runs;

/// <summary>What one run was asked for and what became of it.</summary>
public sealed record RunRecord
{
    /// <summary>Its name: when it began, in UTC.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was asked for: <c>Table8</c>.</summary>
    public required string Target { get; init; }

    /// <summary>The profile.</summary>
    public required string Profile { get; init; }

    /// <summary>Where it happened.</summary>
    public required RunOrigin Origin { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Whether it was stopped before it was through.</summary>
    public required bool Cancelled { get; init; }

    /// <summary>How many results were in the store.</summary>
    public required int Cached { get; init; }

    /// <summary>Every stage that was not in the store, in the order of the plan.</summary>
    public required IReadOnlyList<RunStage> Others { get; init; }

    /// <summary>The key of every stage whose result the run had, by the stage's name.</summary>
    public required IReadOnlyDictionary<string, Digest> Keys { get; init; }
}
