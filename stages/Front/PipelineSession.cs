using CoIN.Errors;
using CoIN.Graph;
using CoIN.Graph.Fingerprints;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>What every question about the pipeline needs: the profile, the declared stages and the store, open.</summary>
internal sealed class PipelineSession : IDisposable
{
    private const string SingleRun = "Run";

    private const string Replies = "replies";

    private static readonly TableSpec Coverage = new() { Id = "Data", Output = "data", Content = TableContent.Coverage };

    private readonly Workbench _workbench;
    private readonly JudgeDesk _desk;

    private PipelineSession(PipelineRequest request, RepositoryLayout layout, Profile profile, Workbench workbench)
    {
        (Request, Layout, Profile, _workbench) = (request, layout, profile, workbench);
        _desk = new JudgeDesk(Path.Combine(request.CacheFolder, Replies), request.Variable, TimeProvider.System);
        Pipeline = new Pipeline(profile, layout, workbench, _desk);
        if (request.Score is { } score)
        {
            Goal = Pipeline.Score(score.Task, layout.UserPath(score.Predictions), layout.UserPath(score.References));
        }
        else
        {
            Table = string.Equals(request.Target, SingleRun, StringComparison.OrdinalIgnoreCase) ? SingleRunTable.Of(profile)
                : string.Equals(request.Target, Coverage.Id, StringComparison.OrdinalIgnoreCase) ? Coverage
                : new TableCatalogue(layout.Tables).Read(request.Target);
            Goal = Pipeline.Table(Table);
        }

        Store = ContentStore.Open(request.CacheFolder, TimeProvider.System);
        Store.Paranoid = request.Paranoid;
    }

    /// <summary>What the user asked for.</summary>
    public PipelineRequest Request { get; }

    /// <summary>Where the repository's files lie.</summary>
    public RepositoryLayout Layout { get; }

    /// <summary>The profile, overrides applied.</summary>
    public Profile Profile { get; }

    /// <summary>The stages.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>The table that is asked for, or about; null where predictions made elsewhere are scored.</summary>
    public TableSpec? Table { get; }

    /// <summary>The name of the report stage.</summary>
    public string Goal { get; }

    /// <summary>The store.</summary>
    public ContentStore Store { get; }

    /// <summary>Reads the profile, declares the stages of the target and opens the store.</summary>
    /// <exception cref="PipelineException">The user's mistake: profile, overrides, table, device or cache.</exception>
    public static PipelineSession Open(PipelineRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var layout = new RepositoryLayout(request.RepositoryRoot);
        var profile = ProfileFiles.Read(layout, request.Profile, request.Overrides);
        var workbench = Workbenches.For(request, profile);
        try
        {
            return new PipelineSession(request, layout, profile, workbench);
        }
        catch
        {
            workbench.Dispose();
            throw;
        }
    }

    /// <summary>Returns what would run and why.</summary>
    /// <exception cref="PipelineException">A file that a stage reads cannot be read.</exception>
    public Plan Plan(CancellationToken cancellation)
    {
        var graph = new CodeFingerprints(Store.Sources, Store.Layout.CodeIndex, CodeScope.Pipeline).Stamp(Pipeline.Graph);
        return new Planner(Store).Plan(graph, [Goal], cancellation);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Dispose();
        _desk.Dispose();
        _workbench.Dispose();
    }
}
