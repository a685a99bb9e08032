using CoIN.Benchmark;
using CoIN.Data.MiniWorld;
using CoIN.Graph;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages;

/// <summary>The list of all stages, in reading order: data, base model, the experiments with their cells, tables, reports.</summary>
/// <remarks>
/// Stages are declared once by name, so experiments share what they have in common. The same instance declares everything that one request
/// asks for; <see cref="Graph"/> then holds it.
/// </remarks>
public sealed class Pipeline
{
    private readonly Profile _profile;
    private readonly IReadOnlyList<LearningTask> _order;
    private readonly RepositoryLayout _layout;
    private readonly Workbench _workbench;
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.Ordinal);

    /// <summary>Starts a pipeline.</summary>
    /// <param name="profile">The scale and the settings.</param>
    /// <param name="layout">Where templates and published figures are.</param>
    /// <param name="workbench">Device and shared models of this process.</param>
    public Pipeline(Profile profile, RepositoryLayout layout, Workbench workbench)
    {
        _profile = profile;
        _layout = layout;
        _workbench = workbench;
        _order = ProfileTasks.Order(profile);
    }

    /// <summary>Everything declared so far.</summary>
    public StageGraph Graph => new(_stages.Values);

    /// <summary>Declares a table, with every experiment behind its rows.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The name of its report stage.</returns>
    public string Table(TableSpec table)
    {
        var rows = table.Rows.SelectMany(row => row.Expand()).Select(row => (row, Run(Experiment.Of(row.Run)))).ToList();
        var data = Add(TableStage.Create(
            $"{table.Id}/table", table, TableDescriptions.Of(table, _profile, _order), rows, _layout.Published(table)));
        return Add(ReportStage.Create($"{table.Id}/report", data, _layout.ReportTemplates, table.Output));
    }

    /// <summary>Declares an experiment from the data to its figures.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <returns>The name of its metrics stage.</returns>
    public string Run(Experiment experiment)
    {
        var cells = experiment.Method switch
        {
            MethodName.ZeroShot => _order.Select(task => ("", task.Name, Cell(experiment, "base", null, task))),
            MethodName.MultiTask => MultiTaskCells(experiment),
            _ => SequentialCells(experiment),
        };
        return Add(MetricsStage.Create($"{experiment.Name}/metrics", [.. _order.Select(task => task.Name)], [.. cells]));
    }

    private IEnumerable<(string After, string On, string Score)> MultiTaskCells(Experiment experiment)
    {
        var adapter = Add(TrainStage.MultiTask(
            $"{experiment.Name}/train", _profile, experiment, Base(), [.. _order.Select(task => (task.Name, Records(task, "train")))], _workbench));
        return _order.Select(task => ("", task.Name, Cell(experiment, "union", adapter, task)));
    }

    // The lower triangle: after each learning task, every task learnt so far is evaluated.
    private IEnumerable<(string After, string On, string Score)> SequentialCells(Experiment experiment)
    {
        string? adapter = null;
        for (var k = 0; k < _order.Count; k++)
        {
            var learnt = $"{k + 1}-{_order[k].Name}";
            adapter = Add(TrainStage.OneTask(
                $"{experiment.Name}/{learnt}/train", _profile, experiment, _order[k].Name, Base(), adapter, Records(_order[k], "train"), _workbench));
            foreach (var task in _order.Take(k + 1))
            {
                yield return (_order[k].Name, task.Name, Cell(experiment, learnt, adapter, task));
            }
        }
    }

    private string Cell(Experiment experiment, string learnt, string? adapter, LearningTask task)
    {
        var place = $"{experiment.Name}/{learnt}/{task.Name}";
        var predict = Add(PredictStage.Create($"{place}/predict", _profile, task, Base(), adapter, Records(task, "test"), _workbench));
        return Add(ScoreStage.Create($"{place}/score", task, predict, Records(task, "test")));
    }

    private string Base() => Add(BaseStage.Create("base", _profile, _layout, _workbench));

    private string Records(LearningTask task, string split)
    {
        var name = $"convert/{task.Name}/{split}";
        if (_profile.Tasks.FirstOrDefault(own => own.Name == task.Name) is { } own)
        {
            return Add(ConvertStage.FromRelease(name, task.Name, split, _layout.UserPath(own.Folder), _profile.Data, _profile.Seed));
        }

        if (_profile.Data.Source == DataSource.Folder)
        {
            return Add(ConvertStage.FromFolder(
                name, task.Name, split, _layout.UserPath(_profile.Data.Root), _profile.Data, _profile.Seed, _layout.InstructionTemplates));
        }

        var size = new MiniWorldSize(_profile.Data.TrainRecords, _profile.Data.TestRecords);
        var raw = Add(MiniWorldStage.Create($"raw/{task.Name}", task.Name, size, _profile.Seed));
        return Add(ConvertStage.FromStage(name, task.Name, split, raw, _profile.Data, _profile.Seed, _layout.InstructionTemplates));
    }

    private string Add(Stage stage)
    {
        _stages.TryAdd(stage.Name, stage);
        return stage.Name;
    }
}
