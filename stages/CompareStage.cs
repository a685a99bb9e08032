using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Graph;
using CoIN.Reporting;

namespace CoIN.Stages;

/// <summary>The kind <c>compare</c>: how the truth alignment of two runs differs on the same samples, after the last task.</summary>
/// <remarks>Output: <c>comparison.json</c>, a <see cref="SampleComparison"/> with a paired test for each task and for ACC, in both columns.</remarks>
public static class CompareStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "compare";

    /// <summary>The file with the comparison.</summary>
    public const string ComparisonFile = "comparison.json";

    /// <summary>Declares a compare stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="baseline">What the run that is compared with is called in the report.</param>
    /// <param name="tasks">For each task the score stage of the run that is compared with, and that of the other run.</param>
    /// <param name="seed">The experiment's seed.</param>
    public static Stage Create(string name, string baseline, IReadOnlyList<(string Task, string First, string Second)> tasks, ulong seed)
    {
        var names = tasks.Select(task => task.Task).ToList();
        return new Stage(Kind, name, context => Run(context, baseline, names, seed))
        {
            Parameters = StageParameters.Of(new { Baseline = baseline, Tasks = names, Seed = seed }),
            Inputs = tasks.SelectMany(task => new[] { (FirstInput(task.Task), task.First), (SecondInput(task.Task), task.Second) })
                .ToDictionary(input => input.Item1, input => StageInput.Output(input.Item2)),
        };
    }

    private static string FirstInput(string task) => $"first: {task}";

    private static string SecondInput(string task) => $"second: {task}";

    private static void Run(StageContext context, string baseline, IReadOnlyList<string> tasks, ulong seed)
    {
        var pairs = tasks.Select(task => (Task: task, First: Scores.Read(context.Input(FirstInput(task))), Second: Scores.Read(context.Input(SecondInput(task))))).ToList();
        var figures = pairs.Select(pair => Figure(pair.Task, [(pair.First, pair.Second)], seed))
            .Append(Figure("ACC", [.. pairs.Select(pair => (pair.First, pair.Second))], seed));
        var comparison = new SampleComparison(baseline, [.. figures]);
        File.WriteAllText(Path.Combine(context.OutputFolder, ComparisonFile), JsonSerializer.Serialize(comparison, StageJson.Options));
    }

    private static ComparedFigure Figure(string name, IReadOnlyList<(Scores First, Scores Second)> tasks, ulong seed) => new(
        name,
        Resampling.CompareOverTasks([.. tasks.Select(task => (task.First.Published, task.Second.Published))], seed),
        Resampling.CompareOverTasks([.. tasks.Select(task => (task.First.Corrected, task.Second.Corrected))], seed));

    // In percent. Both runs score the same references in the same order, so rows belong together.
    private sealed record Scores(IReadOnlyList<double> Published, IReadOnlyList<double> Corrected)
    {
        public static Scores Read(string folder)
        {
            var table = ParquetTable.Read(Path.Combine(folder, ScoreStage.ScoresFile));
            return new Scores([.. table.Numbers("score_published").Select(score => 100 * score)], [.. table.Numbers("score_corrected").Select(score => 100 * score)]);
        }
    }
}
