using CoIN.Errors;
using CoIN.Graph;
using CoIN.Graph.Runs;
using CoIN.Store;
using CoIN.Store.Remote;

namespace CoIN.Stages.Front;

/// <summary>Runs the pipeline for one request.</summary>
public static class PipelineProgram
{
    /// <summary>Plans, runs what is missing and writes the reports.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="console">Hears the plan, the progress and the reports.</param>
    /// <param name="cancellation">Stops the run; what was finished is kept.</param>
    /// <returns>What became of the stages, failures and cancellation included; null if only the plan was asked for.</returns>
    /// <exception cref="PipelineException">The user's mistake, found before anything ran: profile, overrides, table or inputs.</exception>
    public static Task<RunSummary?> RunAsync(PipelineRequest request, IPipelineConsole console, CancellationToken cancellation) =>
        RunAsync(request, console, static (_, _, _) => { }, cancellation);

    /// <summary>The same; when everything is made, something more happens before the store is closed.</summary>
    internal static async Task<RunSummary?> RunAsync(
        PipelineRequest request, IPipelineConsole console, Action<PipelineSession, Plan, RunSummary> finished, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(console);
        var export = request is { ExportFolder: { } folder, PlanOnly: false } ? new ReleaseExport(folder) : null;
        export?.Prepare();
        using var session = PipelineSession.Open(request);
        var plan = session.Plan(cancellation);
        console.PlanMade(plan, Sharing.Count(plan.Graph, session.Declared.Pipeline.Rows));
        if (request.PlanOnly)
        {
            return null;
        }

        var origin = new RunOrigin(request.Host, request.Device, request.Command);
        var startedAt = TimeProvider.System.GetUtcNow();
        var summary = await RunAsync(session.Store, plan, request, origin, console, cancellation);
        Record(session.Store, RecordOf(request, origin, startedAt, summary), summary);
        if (summary is { Failed: 0, Skipped: 0, Cancelled: false })
        {
            if (export is null)
            {
                new ReportPublisher(session, plan, summary).Publish(console);
            }
            else
            {
                export.WriteAll(session.Declared.Exported, stage => session.Store.Trees.Materialise(summary.OutputOf(stage)), console);
            }

            finished(session, plan, summary);
        }

        return summary;
    }

    private static async Task<RunSummary> RunAsync(
        ContentStore store, Plan plan, PipelineRequest request, RunOrigin origin, IPipelineConsole console, CancellationToken cancellation)
    {
        await using var remote = request.Remote is { } options ? new RemoteStore(store, options, console.Warn, cancellation) : null;
        IStageExecutor executor = request.StageCommand is { } command ? new StageProcess(request, command, request.StageMemory) : new InlineExecutor();
        return await new Scheduler(store, origin, TimeProvider.System) { Limits = request.Limits, Remote = remote }
            .RunAsync(plan, executor, Workbenches.Resources(request), console, cancellation);
    }

    private static void Record(ContentStore store, RunRecord run, RunSummary summary)
    {
        try
        {
            new RunHistory(store).Append(run);
        }
        catch (PipelineException failure) when (ContentStore.MeansFullDisk(failure) && summary.Results.Any(result => result.Error is { } error && ContentStore.MeansFullDisk(error)))
        {
            // The error of the stage that found the disk full says it already.
        }
    }

    private static RunRecord RecordOf(PipelineRequest request, RunOrigin origin, DateTimeOffset startedAt, RunSummary summary) => new()
    {
        Target = request.Target,
        Profile = request.Profile,
        Origin = origin,
        StartedAt = startedAt,
        Duration = summary.Duration,
        Cancelled = summary.Cancelled,
        Cached = summary.Cached,
        Others = [.. summary.Results.Where(result => result.Outcome != StageOutcome.Cached)
            .Select(result => new RunStage(result.Stage.Name, result.Outcome, result.Duration, result.Error?.Message))],
        Keys = summary.Results.Where(result => result is { Output: not null, Key: not null }).ToDictionary(result => result.Stage.Name, result => result.Key!.Value),
    };
}
