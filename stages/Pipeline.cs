using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Reporting;
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
    private readonly RepositoryLayout _layout;
    private readonly Workbench _workbench;
    private readonly JudgeDesk _desk;
    private readonly Course _own;
    private readonly Dictionary<Variation, Course> _courses = [];
    private readonly Dictionary<Experiment, IReadOnlyList<CellStages>> _cells = [];
    private readonly List<IReadOnlyList<string>> _rows = [];
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
        _desk = desk;
        _own = CourseOf(Variation.None);
    }

    /// <summary>For each row of each table declared so far, the stages that its figures are read from.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>Everything declared so far.</summary>
    public StageGraph Graph => new(_stages.Values);

    /// <summary>Declares a table, with every experiment behind its rows.</summary>
    /// <param name="table">The table.</param>
    /// <returns>The name of its report stage.</returns>
    /// <exception cref="PipelineException">A row does not fit the profile, or the table prints nothing that is measured.</exception>
    public string Table(TableSpec table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Content == TableContent.Examples)
        {
            return Examples(table);
        }

        if (table.Content != TableContent.Experiments)
        {
            RefuseChanges(table);
            return _own.Data.Table(table);
        }

        if (_profile.Judge.Name == JudgeName.None && table.Aspects is [Aspects.ReasoningCapability])
        {
            throw new PipelineException($"table '{table.Id}' prints reasoning capability, and judge.name is 'none'; name a judge, for example --set=judge.name=lexical");
        }

        var experiments = WithFamilies([.. table.Expand().Select(row => (Row: row, Experiment: ExperimentOf(row, table)))]);
        RefuseDoubles(table, experiments.Select(run => TableStage.Label(run.Row)));
        var order = SharedTasks(table, experiments);
        var runs = experiments.Select(run => (run.Row, run.Experiment, Cells: Cells(run.Experiment))).ToList();
        var first = runs.FirstOrDefault(run => IsSequence(run.Cells));
        var rows = runs.Select((run, i) => new TableRowStages(
            run.Row,
            [.. run.Experiment.Seeds(_profile).Select(Metrics)],
            IsSequence(run.Cells) && run != first ? Compare($"{table.Id}/compare-{i + 1}", TableStage.Label(first.Row), first.Cells, run.Cells) : null)).ToList();
        _rows.AddRange(rows.Select(row => row.Metrics));
        var data = Add(TableStage.Create(
            $"{table.Id}/table", table, TableDescriptions.Of(table, _profile, [.. rows.Select(row => row.Row)], order), rows, _layout.Published(table), _layout.Matrices(table), Coverage(runs[0].Experiment)));
        return Add(ReportStage.Create($"{table.Id}/report", data, _layout.ReportTemplates, table.Output));
    }

    /// <summary>Declares the records of the benchmark's learning tasks in the profile's order, to be written in the release format.</summary>
    /// <exception cref="PipelineException">The order has none: tasks of the user's own are in that format already.</exception>
    public IReadOnlyList<ExportedTask> Export()
    {
        var tasks = _own.Order.Where(task => LearningTask.BuiltIn.Any(builtIn => builtIn.Name == task.Name)).Select(task => new ExportedTask(
            task.Name, [("train", _own.Data.Records(task.Name, "train")), ("test", _own.Data.Records(task.Name, "test"))], _own.Data.ImageFolders(task.Name))).ToList();
        return tasks.Count > 0
            ? tasks
            : throw new PipelineException($"profile '{_profile.Name}': order: a learning task of the benchmark expected, found only your own, which are in the release format already");
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
        return Add(ScoreReportStage.Create($"{place}/report", task, score, Judge(_own, "", place, said, records)));
    }

    private string Examples(TableSpec table)
    {
        var row = table.Expand().Single();
        var experiment = ExperimentOf(row, table);
        var (course, cells) = (CourseOf(experiment.Variation), Cells(experiment));
        return Add(ExamplesStage.Create(
            $"{table.Id}/report",
            TableDescriptions.OfTexts(table, _profile),
            TableStage.Label(row),
            cells,
            [.. course.Order.Select(task => (task.Name, course.Data.Source(task.Name, "test")))],
            new ExampleChoice(table.Samples, table.Examples, _profile.Seed),
            table.Output,
            _layout.ReportTemplates));
    }

    private void RefuseChanges(TableSpec table)
    {
        if (_profile.Tables.ContainsKey(table.Id))
        {
            throw new PipelineException($"profile '{_profile.Name}': tables: '{table.Id}' runs no experiments, so nothing can be set for it alone; remove it there");
        }
    }

    // What is printed alike, nobody tells apart: no reader, no baseline.
    private static void RefuseDoubles(TableSpec table, IEnumerable<string> labels)
    {
        if (labels.GroupBy(label => label).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new PipelineException($"table '{table.Id}': {twice.Count()} rows are printed as '{twice.Key}'; name under 'varies' what they vary, or give each a 'setting' of its own");
        }
    }

    // The columns of a table: what its rows learn, in the profile's order where those are the profile's tasks.
    private IReadOnlyList<LearningTask> SharedTasks(TableSpec table, List<(TableRow Row, Experiment Experiment)> runs)
    {
        var first = CourseOf(runs[0].Experiment.Variation).Order;
        foreach (var (row, experiment) in runs)
        {
            var own = CourseOf(experiment.Variation).Order;
            var different = first.Except(own).Concat(own.Except(first)).Select(task => $"'{task.Name}'").ToList();
            if (different.Count > 0)
            {
                throw new PipelineException(
                    $"table '{table.Id}': the rows '{TableStage.Label(runs[0].Row)}' and '{TableStage.Label(row)}' learn different tasks, only one of them {string.Join(", ", different)}; "
                    + "let every row of a table learn the same tasks, in any order");
            }
        }

        return first.ToHashSet().SetEquals(_own.Order) ? _own.Order : first;
    }

    private Experiment ExperimentOf(TableRow row, TableSpec table)
    {
        try
        {
            return Experiment.Of(row, table.Id, _profile);
        }
        catch (PipelineException mistake)
        {
            throw mistake.At($"table '{table.Id}', row '{TableStage.Label(row)}'");
        }
    }

    // Which model a row trains is known only once its variation is applied to the profile.
    private List<(TableRow Row, Experiment Experiment)> WithFamilies(IReadOnlyList<(TableRow Row, Experiment Experiment)> runs)
    {
        var named = runs.Select(run => (run.Row, run.Experiment, Mllm: ModelConfigs.PrintedName(CourseOf(run.Experiment.Variation).Profile.Model))).ToList();
        var several = named.Select(run => run.Mllm).Distinct().Count() > 1;
        return [.. named.Select(run => (run.Row with { Mllm = run.Mllm, NamesMllm = several }, run.Experiment))];
    }

    // Only real data can be incomplete.
    private IReadOnlyList<string> Coverage(Experiment experiment)
    {
        var course = CourseOf(experiment.Variation);
        return _profile.Data.Source == DataSource.Folder
            ? [.. course.Order.SelectMany(task => new[] { course.Data.Records(task.Name, "train"), course.Data.Records(task.Name, "test") })]
            : [];
    }

    private static bool IsSequence(IReadOnlyList<CellStages> cells) => cells[0].After.Length > 0;

    private Course CourseOf(Variation variation)
    {
        if (!_courses.TryGetValue(variation, out var course))
        {
            _courses[variation] = course = Course.Of(variation, _profile, _layout, _workbench, _desk, Add);
        }

        return course;
    }

    private string Metrics(Experiment experiment) =>
        Add(MetricsStage.Create($"{experiment.JudgedName}/metrics", [.. CourseOf(experiment.Variation).Order.Select(task => task.Name)], Cells(experiment)));

    // How a run differs from the first one after the last task, which may be another one.
    private string Compare(string name, string firstLabel, IReadOnlyList<CellStages> first, IReadOnlyList<CellStages> cells)
    {
        var others = cells.Where(cell => cell.After == cells[^1].After).ToDictionary(cell => cell.On, cell => cell.Score);
        var tasks = first.Where(cell => cell.After == first[^1].After).Select(cell => (cell.On, cell.Score, others[cell.On]));
        return Add(CompareStage.Create(name, firstLabel, [.. tasks], _profile.Seed));
    }

    // The cells of an experiment, from the data to the verdicts.
    private IReadOnlyList<CellStages> Cells(Experiment experiment)
    {
        if (!_cells.TryGetValue(experiment, out var cells))
        {
            cells = experiment.Method switch
            {
                MethodName.ZeroShot => [.. CourseOf(experiment.Variation).Order.Select(task => Cell(experiment, "", "base", null, task))],
                MethodName.MultiTask => MultiTaskCells(experiment),
                _ => [.. SequentialCells(experiment)],
            };
            _cells[experiment] = cells;
        }

        return cells;
    }

    private List<CellStages> MultiTaskCells(Experiment experiment)
    {
        var course = CourseOf(experiment.Variation);
        var adapter = Add(TrainStage.MultiTask(
            $"{experiment.Name}/train", course.Training, experiment, Base(course), [.. course.Order.Select(task => (task.Name, course.Data.Source(task.Name, "train")))], _workbench));
        return [.. course.Order.Select(task => Cell(experiment, "", "union", adapter, task))];
    }

    // The lower triangle: after each learning task, every task learnt so far is evaluated.
    private IEnumerable<CellStages> SequentialCells(Experiment experiment)
    {
        var course = CourseOf(experiment.Variation);
        string? adapter = null;
        for (var k = 0; k < course.Order.Count; k++)
        {
            var task = course.Order[k].Name;
            var learnt = $"{k + 1}-{task}";
            adapter = Add(TrainStage.OneTask(
                $"{experiment.Name}/{learnt}/train", course.Training, experiment, task, Base(course), adapter, course.Data.Source(task, "train"), _workbench));
            foreach (var evaluated in course.Order.Take(k + 1))
            {
                yield return Cell(experiment, task, learnt, adapter, evaluated);
            }
        }
    }

    private CellStages Cell(Experiment experiment, string after, string learnt, string? adapter, LearningTask task)
    {
        var course = CourseOf(experiment.Variation);
        var place = $"{experiment.Name}/{learnt}/{task.Name}";
        var references = course.Data.Records(task.Name, "test");
        var predict = Add(PredictStage.Create($"{place}/predict", course.Profile, task, Base(course), adapter, course.Data.Source(task.Name, "test"), _workbench));
        var score = Add(ScoreStage.Create($"{place}/score", task, predict, references, _profile.Seed));
        return new CellStages(after, task.Name, score, Judge(course, experiment.Variation.JudgeSuffix, place, predict, references));
    }

    private string? Judge(Course course, string suffix, string place, string predict, string references)
    {
        string? last = null;
        foreach (var stage in course.Judges.Of(place, suffix, predict, references, () => Base(course)))
        {
            last = Add(stage);
        }

        return last;
    }

    private string Base(Course course) => Add(BaseStage.Create(course.Base, course.Profile, _layout, _workbench));

    // Who declares a stage again must mean the same one: a name that hides a difference would mix up two experiments.
    private string Add(Stage stage)
    {
        return _stages.TryAdd(stage.Name, stage) || _stages[stage.Name].IsSameAs(stage)
            ? stage.Name
            : throw new InvalidOperationException($"stage '{stage.Name}' is declared twice, with other parameters or inputs");
    }
}
