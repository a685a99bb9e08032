using CoIN.Errors;
using CoIN.Stages.Front.Nightly;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages.Front;

/// <summary>The stages of a request, declared, with what they share.</summary>
internal sealed class DeclaredPipeline : IDisposable
{
    private const string SingleRun = "Run";
    private const string AllTables = "All";
    private const string Export = "Export";
    private const string Replies = "replies";

    private static readonly TableSpec Coverage = new() { Id = "Data", Output = "data", Content = TableContent.Coverage };

    private readonly Workbench _workbench;
    private readonly JudgeDesk _desk;

    private DeclaredPipeline(PipelineRequest request, RepositoryLayout layout, Profile profile)
    {
        (Layout, Profile) = (layout, profile);
        _workbench = Workbenches.For(request, profile);
        _desk = new JudgeDesk(Path.Combine(request.CacheFolder, Replies), request.Variable, TimeProvider.System);
        Pipeline = new Pipeline(profile, layout, _workbench, _desk);
        if (request.Score is { } score)
        {
            Goals = [Pipeline.Score(score.Task, layout.UserPath(score.Predictions), layout.UserPath(score.References))];
            return;
        }

        var catalogue = new TableCatalogue(layout.Tables);
        RefuseUnknown(profile, catalogue);
        if (Tables(request.Target, catalogue, profile) is { } several)
        {
            Goals = [.. several.Select(name => Pipeline.Table(catalogue.Read(name)))];
            return;
        }

        if (string.Equals(request.Target, Export, StringComparison.OrdinalIgnoreCase))
        {
            Exported = Pipeline.Export();
            Goals = [.. Exported.SelectMany(task => task.Stages).Distinct()];
            return;
        }

        Table = string.Equals(request.Target, SingleRun, StringComparison.OrdinalIgnoreCase) ? SingleRunTable.Of(profile)
            : string.Equals(request.Target, Coverage.Id, StringComparison.OrdinalIgnoreCase) ? Coverage
            : catalogue.Read(request.Target);
        Goals = [Pipeline.Table(Table)];
    }

    /// <summary>Where the repository's files lie.</summary>
    public RepositoryLayout Layout { get; }

    /// <summary>The profile, overrides applied.</summary>
    public Profile Profile { get; }

    /// <summary>The table that is asked for, or about; null where all tables are, predictions made elsewhere are scored, or data are exported.</summary>
    public TableSpec? Table { get; }

    /// <summary>The stages.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>The names of the report stages, or of those that an export reads.</summary>
    public IReadOnlyList<string> Goals { get; }

    /// <summary>The learning tasks that are to be written in the release format; empty for all other targets.</summary>
    public IReadOnlyList<ExportedTask> Exported { get; } = [];

    /// <summary>Reads the profile and declares the stages of the target.</summary>
    /// <exception cref="PipelineException">The user's mistake: profile, overrides, table or device.</exception>
    public static DeclaredPipeline Of(PipelineRequest request)
    {
        var layout = new RepositoryLayout(request.RepositoryRoot);
        return new DeclaredPipeline(request, layout, ProfileFiles.Read(layout, request.Profile, request.Overrides));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _desk.Dispose();
        _workbench.Dispose();
    }

    private static void RefuseUnknown(Profile profile, TableCatalogue catalogue)
    {
        if (profile.Tables.Keys.Except(catalogue.Names).FirstOrDefault() is { } unknown)
        {
            throw new PipelineException($"profile '{profile.Name}': tables: unknown table '{unknown}'{NearestName.Hint(unknown, catalogue.Names)}");
        }
    }

    // The tables of a target that stands for several, or null.
    private static IReadOnlyList<string>? Tables(string target, TableCatalogue catalogue, Profile profile)
    {
        return Is(AllTables) ? catalogue.Names : Is(NightlyProgram.Compare) || Is(NightlyProgram.Accept) ? profile.Report.Nightly : null;

        bool Is(string name) => string.Equals(target, name, StringComparison.OrdinalIgnoreCase);
    }
}
