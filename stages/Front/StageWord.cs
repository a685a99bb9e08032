using CoIN.Graph;

namespace CoIN.Stages.Front;

/// <summary>One line that a stage's process says: how far it is, a line of its log, or why it failed.</summary>
internal sealed record StageWord
{
    /// <summary>How far it is.</summary>
    public StageProgress? Progress { get; init; }

    /// <summary>A line of the log.</summary>
    public string? Log { get; init; }

    /// <summary>The user's mistake.</summary>
    public string? Mistake { get; init; }

    /// <summary>Our bug, with its stack.</summary>
    public string? Bug { get; init; }
}
