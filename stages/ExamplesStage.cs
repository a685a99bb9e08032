using CoIN.Data;
using CoIN.Graph;
using CoIN.Reporting;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages;

/// <summary>The kind <c>examples</c>: samples of a run with image, question, reference and what the model said after each task, with both scores.</summary>
/// <remarks>Source: second paper, Figure 3. Output: <c>NAME.html</c> (images in it), <c>NAME.md</c> and <c>NAME.json</c>.</remarks>
public static class ExamplesStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "examples";

    private const int Rating = 10;

    /// <summary>Declares the page.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="description">What stands around the samples.</param>
    /// <param name="run">What the run is called.</param>
    /// <param name="cells">The run's cells.</param>
    /// <param name="records">For each learning task its test records.</param>
    /// <param name="choice">Which samples.</param>
    /// <param name="fileName">The reports' file name, without ending.</param>
    /// <param name="templates">The folder with the report templates.</param>
    public static Stage Create(
        string name,
        TextTableDescription description,
        string run,
        IReadOnlyList<CellStages> cells,
        IReadOnlyList<(string Task, RecordsInput Records)> records,
        ExampleChoice choice,
        string fileName,
        string templates)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var places = cells.Select(cell => (cell.After, cell.On, cell.Name)).ToList();
        var sources = records.Select(item => (item.Task, Records: item.Records with { Name = $"records: {item.Task}" })).ToList();
        return new Stage(Kind, name, context => Run(context, description, run, places, sources, choice, fileName))
        {
            Parameters = StageParameters.Of(new { Description = description, Run = run, Tasks = records.Select(item => item.Task).ToList(), Choice = choice, FileName = fileName }),
            Inputs = cells.Select(cell => ($"score: {cell.Name}", cell.Score))
                .Concat(cells.Where(cell => cell.Judge is not null).Select(cell => ($"judge: {cell.Name}", cell.Judge!)))
                .Select(input => KeyValuePair.Create(input.Item1, StageInput.Output(input.Item2)))
                .Concat(sources.SelectMany(source => source.Records.Inputs))
                .Append(KeyValuePair.Create("templates", StageInput.External(templates))).ToDictionary(),
        };
    }

    private static void Run(
        StageContext context,
        TextTableDescription description,
        string run,
        List<(string After, string On, string Name)> cells,
        List<(string Task, RecordsInput Records)> sources,
        ExampleChoice choice,
        string fileName)
    {
        var examples = sources.SelectMany(source => Examples(context, source.Task, source.Records, [.. cells.Where(cell => cell.On == source.Task)], choice));
        ExampleFiles.Write(new ExamplesReport(description, run, [.. examples]), context.Input("templates"), context.OutputFolder, fileName);
    }

    private static IEnumerable<Example> Examples(
        StageContext context, string task, RecordsInput source, List<(string After, string On, string Name)> cells, ExampleChoice choice)
    {
        var answers = cells.Select(cell => (cell.After, Samples: Answers(context, cell.Name))).ToList();
        var chosen = choice.Of(task, answers[^1].Samples);
        var test = source.Read(context);
        var records = test.Records.Where(record => chosen.Contains(record.Id)).ToDictionary(record => record.Id, StringComparer.Ordinal);
        return chosen.Where(records.ContainsKey).Select(id => new Example(
            task,
            id,
            records[id].Turns[0].Question,
            string.Join("; ", records[id].References.Count > 0 ? records[id].References.Distinct() : [records[id].Turns[0].Answer]),
            records[id].ImagePath is null ? null : test.ReadImage(records[id]),
            [.. answers.Select(step => step.Samples[id] with { After = step.After })]));
    }

    // Both under the published rules, as the tables print them.
    private static Dictionary<string, ExampleStep> Answers(StageContext context, string cell)
    {
        var scores = ParquetTable.Read(Path.Combine(context.Input($"score: {cell}"), ScoreStage.ScoresFile));
        var judged = context.HasInput($"judge: {cell}") ? Ratings(Path.Combine(context.Input($"judge: {cell}"), JudgeStage.VerdictsFile)) : [];
        return scores.Texts("id").Zip(scores.Texts("prediction"), scores.Numbers("score_published")).ToDictionary(
            row => row.First,
            row => new ExampleStep("", row.Second, row.Third, judged.TryGetValue(row.First, out var rating) ? rating : null),
            StringComparer.Ordinal);
    }

    private static Dictionary<string, double> Ratings(string file)
    {
        var verdicts = ParquetTable.Read(file);
        return verdicts.Texts("id").Zip(verdicts.Numbers("score_published")).ToDictionary(row => row.First, row => Rating * row.Second, StringComparer.Ordinal);
    }
}
