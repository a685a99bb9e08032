using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Data.MiniWorld;
using CoIN.Data.Raw;
using CoIN.Graph;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>Declares everything between raw data and records.</summary>
public sealed class DataStages
{
    private static readonly Dictionary<string, StageInput> None = [];

    private readonly Profile _profile;
    private readonly RepositoryLayout _layout;
    private readonly Func<Stage, string> _add;
    private readonly RawFolders _folders;
    private bool _isComplete;

    /// <summary>Makes the data's part of a pipeline.</summary>
    /// <param name="profile">Where the data comes from.</param>
    /// <param name="layout">Where templates are.</param>
    /// <param name="add">Declares a stage and returns its name.</param>
    public DataStages(Profile profile, RepositoryLayout layout, Func<Stage, string> add)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(layout);
        (_profile, _layout, _add) = (profile, layout, add);
        _folders = new RawFolders(layout.UserPath(profile.Data.Root), profile.Data, add);
    }

    /// <summary>What of the profile is a row's variation: it is part of the stages' names.</summary>
    public Variation Variation { get; init; } = Variation.None;

    /// <summary>Whether the variation's keys reach the raw data, so that they are part of the names of what is made from it.</summary>
    public bool IsOwnData { get; init; }

    /// <summary>Declares the records of a learning task, for training or test.</summary>
    /// <param name="task">The learning task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    /// <returns>The name of the convert stage.</returns>
    public string Records(string task, string split)
    {
        // Test records depend neither on how many are trained on nor on the seed of training, so that rows which differ in that share them.
        var all = ConversionSettings.Of(_profile);
        var (settings, varied) = split == "train"
            ? (all, new Variation { Instructions = Variation.Instructions, Volume = Variation.Volume, Seed = Draws ? Variation.Seed : null })
            : (all with { Data = all.Data with { Volume = 1 } }, new Variation { Instructions = Variation.Instructions });
        var name = $"convert/{task}/{split}{(varied with { Set = OwnKeys }).Suffix}";
        settings = settings with { Seed = varied.Seed ?? _profile.Seed };
        if (_profile.Tasks.FirstOrDefault(own => own.Name == task) is { } own)
        {
            return _add(ConvertStage.FromRelease(name, task, split, _layout.UserPath(own.Folder), settings));
        }

        if (IsFolder && !_isComplete)
        {
            // All that the run will need, so that a user who has little reads of it at once.
            _folders.Require(ProfileTasks.Order(_profile).Select(other => other.Name).Where(other => _profile.Tasks.All(own => own.Name != other)));
            _isComplete = true;
        }

        return _add(IsFolder
            ? ConvertStage.FromFolder(name, task, split, _folders, settings, _layout.InstructionTemplates)
            : ConvertStage.FromStage(name, task, split, MiniWorld(task), settings, _layout.InstructionTemplates));
    }

    // Whether the seed has a say in the training records: which of them, or which of several templates.
    private bool Draws => _profile.Data.Volume < 1 || InstructionTemplates.Draws(_profile.Data.Instructions);

    private string? OwnKeys => IsOwnData ? Variation.Set : null;

    /// <summary>Declares the records of a learning task as training and evaluation read them: with their images, wherever those are.</summary>
    /// <param name="task">The learning task.</param>
    /// <param name="split"><c>train</c> or <c>test</c>.</param>
    public RecordsInput Source(string task, string split) => new("records", Records(task, split), _profile.Data.Images == ImageStorage.Bytes ? None : ImageFolders(task));

    /// <summary>Returns the folders with a learning task's images, by what the images' paths begin with; "" for all.</summary>
    /// <param name="task">The learning task.</param>
    public IReadOnlyDictionary<string, StageInput> ImageFolders(string task) =>
        _profile.Tasks.FirstOrDefault(own => own.Name == task) is { } own ? All(StageInput.External(_layout.UserPath(own.Folder)))
        : IsFolder ? _folders.Of(task)
        : All(StageInput.Output(MiniWorld(task)));

    /// <summary>Declares a table about the data itself.</summary>
    /// <param name="table">The table; its rows are no experiments.</param>
    /// <returns>The name of its report stage.</returns>
    public string Table(TableSpec table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (name, description) = ($"{table.Id}/report", TableDescriptions.OfTexts(table, _profile));
        return _add(table.Content switch
        {
            TableContent.DataSets => DataSetTableStage.Create(
                name, Looks(), description, table.Output, _layout.DataSets, _layout.InstructionTemplates, _layout.ReportTemplates),
            TableContent.Templates => TemplateTableStage.Create(name, description, table.Output, _layout.InstructionTemplates, _layout.ReportTemplates),
            _ => DataReportStage.Create(
                name, IsFolder ? _folders.Complaint() : "", Looks(), table.Output, IsFolder ? _profile.Data.MinimumCoverage : 0),
        });
    }

    private bool IsFolder => _profile.Data.Source == DataSource.Folder;

    private static Dictionary<string, StageInput> All(StageInput folder) => new() { [""] = folder };

    private List<DataLook> Looks() => [.. LearningTask.BuiltIn.Select(Look)];

    private string MiniWorld(string task) => _add(MiniWorldStage.Create(
        $"raw/{task}{new Variation { Set = OwnKeys }.Suffix}", task, new MiniWorldSize(_profile.Data.TrainRecords, _profile.Data.TestRecords), _profile.Seed));

    private DataLook Look(LearningTask task)
    {
        if (_profile.Data.Source == DataSource.Miniworld)
        {
            return new DataLook(task.Name, [("train", Records(task.Name, "train")), ("test", Records(task.Name, "test"))], [], []);
        }

        var converter = RawConverters.For(task.Name);
        var splits = converter.Splits.Where(split => _folders.Has(converter, split)).Select(split => (split, _add(ConvertStage.Inspection(
            $"data/{task.Name}/{split}", task.Name, split, _folders, ConversionSettings.Of(_profile), _layout.InstructionTemplates))));
        return new DataLook(task.Name, [.. splits], [.. _folders.Missing(converter)], [.. _folders.Incomplete(converter)]);
    }
}
