using CoIN.Errors;
using CoIN.Graph;
using CoIN.Graph.Fingerprints;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>Runs the pipeline for one request.</summary>
public static class PipelineProgram
{
    private const string SingleRun = "Run";
    private const string Replies = "replies";

    /// <summary>Plans, runs what is missing and writes the reports.</summary>
    /// <param name="request">What the user asked for.</param>
    /// <param name="console">Hears the plan, the progress and the reports.</param>
    /// <param name="cancellation">Stops the run; what was finished is kept.</param>
    /// <returns>What became of the stages, failures and cancellation included; null if only the plan was asked for.</returns>
    /// <exception cref="PipelineException">The user's mistake, found before anything ran: profile, overrides, table or inputs.</exception>
    public static async Task<RunSummary?> RunAsync(PipelineRequest request, IPipelineConsole console, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(console);
        var layout = new RepositoryLayout(request.RepositoryRoot);
        var profile = ProfileFiles.Read(layout, request.Profile, request.Overrides);
        using var workbench = Workbenches.For(request, profile);
        using var desk = new JudgeDesk(Path.Combine(request.CacheFolder, Replies), request.Variable, TimeProvider.System);
        var pipeline = new Pipeline(profile, layout, workbench, desk);
        var target = Declare(pipeline, profile, layout, request.Target);

        using var store = ContentStore.Open(request.CacheFolder, TimeProvider.System);
        store.Paranoid = request.Paranoid;
        var graph = new CodeFingerprints(store.Sources, store.Layout.CodeIndex, CodeScope.Pipeline).Stamp(pipeline.Graph);
        var plan = new Planner(store).Plan(graph, [target], cancellation);
        console.PlanMade(plan);
        if (request.PlanOnly)
        {
            return null;
        }

        var origin = new RunOrigin(request.Host, request.Device, request.Command);
        var summary = await new Scheduler(store, origin, TimeProvider.System) { Limits = request.Limits }
            .RunAsync(plan, new InlineExecutor(), Workbenches.Resources(request), console, cancellation);
        if (summary is { Failed: 0, Skipped: 0, Cancelled: false })
        {
            Publish(summary.OutputOf(target), store, layout.ReportsOf(profile.Name), console);
        }

        return summary;
    }

    private static string Declare(Pipeline pipeline, Profile profile, RepositoryLayout layout, string target) =>
        string.Equals(target, SingleRun, StringComparison.OrdinalIgnoreCase)
            ? pipeline.Table(SingleRunTable.Of(profile))
            : pipeline.Table(new TableCatalogue(layout.Tables).Read(target));

    // Reports leave the store as copies: what the user edits or deletes there harms nothing.
    private static void Publish(FileTree reports, ContentStore store, string folder, IPipelineConsole console)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var source = store.Trees.Materialise(reports);
            foreach (var file in reports.Files)
            {
                var target = Path.Combine(folder, file.Path);
                var bytes = File.ReadAllBytes(Path.Combine(source, file.Path));
                if (!File.Exists(target) || !File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes))
                {
                    File.WriteAllBytes(target, bytes);
                }

                console.ReportWritten(target);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"the reports cannot be written to '{folder}': {problem.Message}", problem);
        }
    }
}
