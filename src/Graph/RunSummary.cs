using CoIN.Store;

namespace CoIN.Graph;

/// <summary>What became of a run.</summary>
/// <param name="Results">One result per stage of the plan, in the plan's order.</param>
/// <param name="Duration">How long the run took.</param>
/// <param name="Cancelled">Whether it was stopped before it was through.</param>
public sealed record RunSummary(IReadOnlyList<StageResult> Results, TimeSpan Duration, bool Cancelled)
{
    /// <summary>How many stages ran.</summary>
    public int Ran => Count(StageOutcome.Ran);

    /// <summary>How many results were in the store.</summary>
    public int Cached => Count(StageOutcome.Cached);

    /// <summary>How many stages failed.</summary>
    public int Failed => Count(StageOutcome.Failed);

    /// <summary>How many stages did not run because others failed or the run was cancelled.</summary>
    public int Skipped => Count(StageOutcome.Skipped);

    /// <summary>Returns what a stage made.</summary>
    /// <param name="stage">The name of a stage that ran or was in the store.</param>
    /// <exception cref="ArgumentException">The stage is not part of the run, or has no output.</exception>
    public FileTree OutputOf(string stage) =>
        Results.FirstOrDefault(result => result.Stage.Name == stage)?.Output
        ?? throw new ArgumentException($"this run has no output of stage '{stage}'", nameof(stage));

    private int Count(StageOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}
