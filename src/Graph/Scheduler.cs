using CoIN.Errors;
using CoIN.Store;
using CoIN.Store.Remote;

namespace CoIN.Graph;

/// <summary>Carries out plans: independent stages at the same time, the longest remaining chain first.</summary>
/// <param name="store">Where results go.</param>
/// <param name="origin">What is recorded about this run beside its results.</param>
/// <param name="time">Measures durations, which are recorded and decide no result.</param>
public sealed class Scheduler(ContentStore store, RunOrigin origin, TimeProvider time)
{
    /// <summary>How long a stage may run, and how much of its work it may lose.</summary>
    public StageLimits Limits { get; init; } = StageLimits.None;

    /// <summary>A shared store that is asked before a stage runs; null for none.</summary>
    public RemoteStore? Remote { get; init; }

    /// <summary>Makes what a plan says, and returns what became of each stage.</summary>
    /// <param name="plan">From <see cref="Planner.Plan"/>.</param>
    /// <param name="executor">Carries out the actions.</param>
    /// <param name="resources">What the running stages may occupy together.</param>
    /// <param name="observer">Watches.</param>
    /// <param name="cancellation">Starts nothing more, asks running stages to stop and waits for them.</param>
    /// <exception cref="PipelineException">A stage that has to run needs more than there is; nothing has run then.</exception>
    /// <remarks>
    /// A stage that fails takes with it those that read it; the rest goes on. A stage whose inputs turn out as they were is not run
    /// (early cut-off), and one whose inputs turn out otherwise is, whatever the plan said.
    /// </remarks>
    public Task<RunSummary> RunAsync(
        Plan plan, IStageExecutor executor, Resources resources, IRunObserver observer, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentOutOfRangeException.ThrowIfLessThan(resources.Cores, 1, nameof(resources));
        var start = time.GetTimestamp();
        return plan.Hits == plan.Stages.Count
            ? Task.FromResult(new RunSummary(AllCached(plan, observer), time.GetElapsedTime(start), Cancelled: false))
            : MakeAsync(plan, executor, resources, observer, start, cancellation);
    }

    private async Task<RunSummary> MakeAsync(
        Plan plan, IStageExecutor executor, Resources resources, IRunObserver observer, long start, CancellationToken cancellation)
    {
        var pool = new ResourcePool(resources);
        var refusals = plan.Stages.Where(stage => stage.State == PlanState.Miss).Select(stage => pool.Refusal(stage.Stage)?.Message).OfType<string>().ToList();
        if (refusals.Count > 0)
        {
            throw new PipelineException(string.Join("\n", refusals));
        }

        var serial = new SerialObserver(observer);
        var runner = new StageRunner(store, executor, serial, origin, time, resources.Cores, Limits, Remote);
        var run = new ScheduledRun(plan, new StageLookup(store), runner, pool, serial);
        var results = await run.RunAsync(cancellation);
        var wasCut = results.Any(result => result is { Outcome: StageOutcome.Skipped, SkippedBecauseOf: null });
        return new RunSummary(results, time.GetElapsedTime(start), wasCut);
    }

    // The same as a run in which every stage is judged a hit, without what such a run prepares for the others.
    private static StageResult[] AllCached(Plan plan, IRunObserver observer)
    {
        var results = new StageResult[plan.Stages.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = StageResult.Cached(plan.Stages[i].Stage, plan.Stages[i].Known!.Output, plan.Stages[i].Key);
            observer.StageFinished(results[i]);
        }

        return results;
    }
}
