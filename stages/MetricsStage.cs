using System.Text.Json;
using CoIN.Evaluation.Scorers;
using CoIN.Graph;
using CoIN.Judging;

namespace CoIN.Stages;

/// <summary>The kind <c>metrics</c>: accuracy matrix, MAA, BWT and ACC of one run, from its cells.</summary>
/// <remarks>Output: <c>metrics.json</c>, a <see cref="RunMetrics"/>.</remarks>
public static class MetricsStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "metrics";

    /// <summary>The file with the run's figures.</summary>
    public const string MetricsFile = "metrics.json";

    /// <summary>Declares a metrics stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="tasks">The learning tasks in the order of training.</param>
    /// <param name="cells">The stages of each cell; either all are judged or none.</param>
    public static Stage Create(string name, IReadOnlyList<string> tasks, IReadOnlyList<CellStages> cells) =>
        new(Kind, name, context => Run(context, tasks, [.. cells.Select(cell => (cell.After, cell.On, cell.Name))]))
        {
            Parameters = StageParameters.Of(new { Tasks = tasks }),
            Inputs = cells.Select(cell => (ScoreInput(cell.Name), cell.Score))
                .Concat(cells.Where(cell => cell.Judge is not null).Select(cell => (JudgeInput(cell.Name), cell.Judge!)))
                .ToDictionary(input => input.Item1, input => StageInput.Output(input.Item2)),
        };

    private static string ScoreInput(string cell) => $"score: {cell}";

    private static string JudgeInput(string cell) => $"judge: {cell}";

    private static void Run(StageContext context, IReadOnlyList<string> tasks, IReadOnlyList<(string After, string On, string Name)> cells)
    {
        var scored = cells.Select(cell => Scored(cell.After, cell.On, Read<ScoreSummary>(context, ScoreInput(cell.Name), ScoreStage.SummaryFile))).ToList();
        var judged = cells.Where(cell => context.HasInput(JudgeInput(cell.Name)))
            .Select(cell => Judged(cell.After, cell.On, Read<JudgeSummary>(context, JudgeInput(cell.Name), JudgeStage.SummaryFile))).ToList();
        var metrics = new RunMetrics(tasks, AspectMetrics.Of(tasks, scored), judged.Count == 0 ? null : AspectMetrics.Of(tasks, judged));
        File.WriteAllText(Path.Combine(context.OutputFolder, MetricsFile), JsonSerializer.Serialize(metrics, StageJson.Options));
    }

    private static T Read<T>(StageContext context, string input, string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(Path.Combine(context.Input(input), file)), StageJson.Options)!;

    private static CellMetrics Scored(string after, string on, ScoreSummary summary) => new(
        after, on, summary.Published, summary.Corrected, summary.PublishedInterval, summary.CorrectedInterval, summary.Samples, summary.UnparsableCorrected, summary.Missing);

    private static CellMetrics Judged(string after, string on, JudgeSummary summary) => new(
        after, on, summary.Published, summary.Corrected, summary.PublishedInterval, summary.CorrectedInterval, summary.Samples, summary.UnparsableCorrected, summary.Missing);
}
