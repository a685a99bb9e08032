using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Stages.Scoring;
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
    private readonly DataStages _data;
    private readonly JudgeStages _judges;
    private readonly Dictionary<Experiment, IReadOnlyList<CellStages>> _cells = [];
    private readonly Dictionary<string, Stage> _stages = new(StringComparer.Ordinal);

    /// <summary>Starts a pipeline.</summary>
    /// <param name="profile">The scale and the settings.</param>
    /// <param name="layout">Where templates and published figures are.</param>
    /// <param name="workbench">Device and shared models of this process.</param>
    /// <param name="desk">What judges of this process share.</param>
    public Pipeline(Profile profile, RepositoryLayout layout, Workbench workbench, JudgeDesk desk)
    {
        _profile = profile;
        _layout = layout;
        _workbench = workbench;
        _order = ProfileTasks.Order(profile);
        _data = new DataStages(profile, layout, Add);
        _judges = new JudgeStages(profile, layout, workbench, desk);
    }

    /// <summary>Everything declared so far.</summary>
    public StageGraph Graph => new(_stages.Values);

    /// <summary>Declares a table, with every experiment behind its rows.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The name of its report stage.</returns>
    public string Table(TableSpec table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Content != TableContent.Experiments)
        {
            return _data.Table(table);
        }

        var runs = table.Rows.SelectMany(row => row.Expand()).Select(row => (Row: row, Cells: Cells(Experiment.Of(row.Run)))).ToList();
        var first = runs.FirstOrDefault(run => IsSequence(run.Cells));
        var rows = runs.Select((run, i) => new TableRowStages(
            run.Row, Metrics(Experiment.Of(run.Row.Run)), IsSequence(run.Cells) && run != first ? Compare($"{table.Id}/compare-{i + 1}", first, run.Cells) : null)).ToList();
        var data = Add(TableStage.Create(
            $"{table.Id}/table", table, TableDescriptions.Of(table, _profile, _order), rows, _layout.Published(table), Coverage()));
        return Add(ReportStage.Create($"{table.Id}/report", data, _layout.ReportTemplates, table.Output));
    }

    /// <summary>Declares the scoring of predictions that another program made.</summary>
    /// <param name="task">The learning task: a built-in one, or one of the profile's own.</param>
    /// <param name="predictions">JSON lines with <c>question_id</c> and <c>text</c>.</param>
    /// <param name="references">A test file or a folder with it; see <see cref="ReferenceFiles.Find"/>.</param>
    /// <returns>The name of its report stage.</returns>
    /// <exception cref="PipelineException">The task is unknown, or a file is not there.</exception>
    public string Score(string task, string predictions, string references)
    {
        var known = ProfileTasks.Known(_profile);
        var learningTask = LearningTask.Find(task, known);
        var place = $"score/{task}";
        var said = Add(PredictionsStage.Create($"{place}/predictions", predictions));
        var records = Add(ReferencesStage.Create($"{place}/references", learningTask, ReferenceFiles.Find(learningTask, references), _layout.InstructionTemplates, _profile.Seed));
        var score = Add(ScoreStage.Create($"{place}/score", learningTask, said, records, _profile.Seed));
        return Add(ScoreReportStage.Create($"{place}/report", task, score, Judge(place, said, records)));
    }

    // Only real data can be incomplete.
    private IReadOnlyList<string> Coverage() => _profile.Data.Source == DataSource.Folder
        ? [.. _order.SelectMany(task => new[] { Records(task, "train"), Records(task, "test") })]
        : [];

    private static bool IsSequence(IReadOnlyList<CellStages> cells) => cells[0].After.Length > 0;

    private string Metrics(Experiment experiment) =>
        Add(MetricsStage.Create($"{experiment.Name}/metrics", [.. _order.Select(task => task.Name)], Cells(experiment)));

    // How a run differs from the first one after the last task.
    private string Compare(string name, (TableRow Row, IReadOnlyList<CellStages> Cells) first, IReadOnlyList<CellStages> cells)
    {
        var last = _order[^1].Name;
        var tasks = first.Cells.Where(cell => cell.After == last).Zip(cells.Where(cell => cell.After == last), (one, other) => (one.On, one.Score, other.Score));
        return Add(CompareStage.Create(name, TableStage.Label(first.Row), [.. tasks], _profile.Seed));
    }

    // The cells of an experiment, from the data to the verdicts.
    private IReadOnlyList<CellStages> Cells(Experiment experiment)
    {
        if (!_cells.TryGetValue(experiment, out var cells))
        {
            cells = experiment.Method switch
            {
                MethodName.ZeroShot => [.. _order.Select(task => Cell(experiment, "", "base", null, task))],
                MethodName.MultiTask => MultiTaskCells(experiment),
                _ => [.. SequentialCells(experiment)],
            };
            _cells[experiment] = cells;
        }

        return cells;
    }

    private List<CellStages> MultiTaskCells(Experiment experiment)
    {
        var adapter = Add(TrainStage.MultiTask(
            $"{experiment.Name}/train", _profile, experiment, Base(), [.. _order.Select(task => (task.Name, Records(task, "train")))], _workbench));
        return [.. _order.Select(task => Cell(experiment, "", "union", adapter, task))];
    }

    // The lower triangle: after each learning task, every task learnt so far is evaluated.
    private IEnumerable<CellStages> SequentialCells(Experiment experiment)
    {
        string? adapter = null;
        for (var k = 0; k < _order.Count; k++)
        {
            var learnt = $"{k + 1}-{_order[k].Name}";
            adapter = Add(TrainStage.OneTask(
                $"{experiment.Name}/{learnt}/train", _profile, experiment, _order[k].Name, Base(), adapter, Records(_order[k], "train"), _workbench));
            foreach (var task in _order.Take(k + 1))
            {
                yield return Cell(experiment, _order[k].Name, learnt, adapter, task);
            }
        }
    }

    private CellStages Cell(Experiment experiment, string after, string learnt, string? adapter, LearningTask task)
    {
        var place = $"{experiment.Name}/{learnt}/{task.Name}";
        var references = Records(task, "test");
        var predict = Add(PredictStage.Create($"{place}/predict", _profile, task, Base(), adapter, references, _workbench));
        var score = Add(ScoreStage.Create($"{place}/score", task, predict, references, _profile.Seed));
        return new CellStages(after, task.Name, score, Judge(place, predict, references));
    }

    private string? Judge(string place, string predict, string references)
    {
        string? last = null;
        foreach (var stage in _judges.Of(place, predict, references, Base))
        {
            last = Add(stage);
        }

        return last;
    }

    private string Base() => Add(BaseStage.Create("base", _profile, _layout, _workbench));

    private string Records(LearningTask task, string split) => _data.Records(task.Name, split);

    private string Add(Stage stage)
    {
        _stages.TryAdd(stage.Name, stage);
        return stage.Name;
    }
}
