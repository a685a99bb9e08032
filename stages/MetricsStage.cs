using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Evaluation.Scorers;
using CoIN.Graph;

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
    /// <param name="cells">The score stage of each cell; <c>After</c> is empty where one model learned everything, or nothing.</param>
    public static Stage Create(string name, IReadOnlyList<string> tasks, IReadOnlyList<(string After, string On, string ScoreStage)> cells) =>
        new(Kind, name, context => Run(context, tasks, cells))
        {
            Parameters = StageParameters.Of(new { Tasks = tasks }),
            Inputs = cells.ToDictionary(cell => InputName(cell.After, cell.On), cell => StageInput.Output(cell.ScoreStage)),
        };

    private static string InputName(string after, string on) => after.Length == 0 ? on : $"{on} after {after}";

    private static void Run(StageContext context, IReadOnlyList<string> tasks, IReadOnlyList<(string After, string On, string ScoreStage)> cells)
    {
        var scored = cells.Select(cell =>
        {
            var path = Path.Combine(context.Input(InputName(cell.After, cell.On)), ScoreStage.SummaryFile);
            var summary = JsonSerializer.Deserialize<ScoreSummary>(File.ReadAllText(path), StageJson.Options)!;
            return new CellMetrics(cell.After, cell.On, summary.Published, summary.Corrected, summary.Samples, summary.UnparsableCorrected, summary.Missing);
        }).ToList();
        var metrics = new RunMetrics(
            tasks,
            scored,
            Overall(tasks, scored, cell => cell.Published),
            Overall(tasks, scored, cell => cell.Corrected));
        File.WriteAllText(Path.Combine(context.OutputFolder, MetricsFile), JsonSerializer.Serialize(metrics, StageJson.Options));
    }

    private static OverallMetrics Overall(IReadOnlyList<string> tasks, IReadOnlyList<CellMetrics> cells, Func<CellMetrics, double> accuracy)
    {
        if (cells.All(cell => cell.After.Length == 0))
        {
            var mean = cells.Average(accuracy);
            return new OverallMetrics(mean, mean, null, null, null);
        }

        var matrix = AccuracyMatrix.Of(tasks, cells.Select(cell => (cell.After, cell.On, accuracy(cell))));
        return new OverallMetrics(
            ContinualMetrics.MeanAverageAccuracy(matrix),
            ContinualMetrics.FinalAverageAccuracy(matrix),
            ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.Tasks),
            ContinualMetrics.BackwardTransfer(matrix, BackwardTransferDivisor.TasksMinusOne),
            ContinualMetrics.AverageForgetting(matrix));
    }
}
