using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Stages.Settings;
using CoIN.Stages.Tables;

namespace CoIN.Stages.Front;

/// <summary>One cell of a table: row, evaluated learning task, and the task that was trained last.</summary>
/// <param name="Experiment">The experiment behind the row.</param>
/// <param name="On">The learning task that is evaluated.</param>
/// <param name="After">The learning task that was trained last; empty where one model learned everything, or nothing.</param>
/// <param name="ScoreStage">The name of the stage that scored the cell.</param>
public sealed record CellAddress(string Experiment, string On, string After, string ScoreStage)
{
    /// <summary>Finds a cell.</summary>
    /// <param name="text">
    /// <c>experts=8/GQA</c>, the row by its setting or its experiment, and the task, evaluated after the whole sequence; or <c>moelora-8/GQA/OCR-VQA</c>, evaluated after
    /// OCR-VQA was trained.
    /// </param>
    /// <param name="table">The table.</param>
    /// <param name="profile">The profile, for the order of the tasks.</param>
    /// <exception cref="PipelineException">The table has no such cell, or several.</exception>
    public static CellAddress Parse(string text, TableSpec table, Profile profile)
    {
        var parts = text.Split('/');
        if (parts.Length is < 2 or > 3)
        {
            throw new PipelineException($"cell '{text}': TABLE/ROW/TASK or TABLE/ROW/TASK/AFTER expected, for example 'Table8/experts=8/GQA'");
        }

        var experiment = Row(parts[0], table, profile);
        var order = ProfileTasks.Order(experiment.Variation.Apply(profile));
        var on = Task(parts[1], order);
        var oneRow = experiment.Method is MethodName.ZeroShot or MethodName.MultiTask;
        if (oneRow)
        {
            var learnt = experiment.Method == MethodName.ZeroShot ? "base" : "union";
            return parts.Length == 2
                ? new CellAddress(experiment.Name, on.Name, "", $"{experiment.Name}/{learnt}/{on.Name}/score")
                : throw new PipelineException($"cell '{text}': '{experiment.Name}' does not learn one task after the other; leave '/{parts[2]}' out");
        }

        var after = parts.Length == 3 ? Task(parts[2], order) : order[^1];
        var (k, t) = (Index(order, after), Index(order, on));
        return t <= k
            ? new CellAddress(experiment.Name, on.Name, after.Name, $"{experiment.Name}/{k + 1}-{after.Name}/{on.Name}/score")
            : throw new PipelineException($"cell '{text}': '{on.Name}' is learnt after '{after.Name}', and evaluated from then on only");
    }

    private static Experiment Row(string name, TableSpec table, Profile profile)
    {
        var rows = table.Expand().Select(row => (row.Setting, Experiment: Stages.Experiment.Of(row, table.Id, profile))).ToList();
        var found = rows.Where(row => row.Experiment.Name == name).Select(row => row.Experiment).Distinct().ToList();
        found = found.Count > 0 ? found : [.. rows.Where(row => row.Setting == name).Select(row => row.Experiment).Distinct()];
        return found.Count switch
        {
            1 => found[0],
            0 => throw new PipelineException($"{table.Id} has no row '{name}'{NearestName.Hint(name, rows.SelectMany(row => new[] { row.Setting, row.Experiment.Name }).Where(known => known.Length > 0).Distinct())}"),
            _ => throw new PipelineException($"{table.Id} has several rows '{name}'; write one of {string.Join(", ", found.Select(row => $"'{row.Name}'"))} instead"),
        };
    }

    private static LearningTask Task(string name, IReadOnlyList<LearningTask> order) =>
        order.FirstOrDefault(task => string.Equals(task.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new PipelineException($"unknown learning task '{name}'{NearestName.Hint(name, order.Select(task => task.Name))}");

    private static int Index(IReadOnlyList<LearningTask> order, LearningTask task) => order.Select((item, i) => (item, i)).First(pair => pair.item.Name == task.Name).i;
}
