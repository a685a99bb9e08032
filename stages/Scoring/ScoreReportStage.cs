using System.Globalization;
using System.Text;
using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Evaluation.Scorers;
using CoIN.Graph;
using CoIN.Judging;
using CoIN.Judging.Human;
using CsvHelper;

namespace CoIN.Stages.Scoring;

/// <summary>The kind <c>score-report</c>: what predictions made elsewhere are worth, for people and programs.</summary>
/// <remarks>Output: <c>score-TASK.csv</c> with one row per sample, <c>score-TASK.json</c> with the summaries, <c>score-TASK.md</c> with the same to read.</remarks>
public static class ScoreReportStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "score-report";

    private const string Score = "score";
    private const string Judge = "judge";

    /// <summary>Declares a score report.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="score">The score stage.</param>
    /// <param name="judge">The judge stage, or null if nobody judges.</param>
    public static Stage Create(string name, string task, string score, string? judge)
    {
        var inputs = new Dictionary<string, StageInput> { [Score] = StageInput.Output(score) };
        if (judge is not null)
        {
            inputs[Judge] = StageInput.Output(judge);
        }

        return new Stage(Kind, name, context => Run(context, task)) { Parameters = StageParameters.Of(new { Task = task }), Inputs = inputs };
    }

    private static void Run(StageContext context, string task)
    {
        var judged = context.HasInput(Judge);
        var report = new Report(
            task,
            Read<ScoreSummary>(Path.Combine(context.Input(Score), ScoreStage.SummaryFile)),
            judged ? Read<JudgeSummary>(Path.Combine(context.Input(Judge), JudgeStage.SummaryFile)) : null,
            judged && Path.Combine(context.Input(Judge), JudgeStages.AgreementFile) is var file && File.Exists(file) ? Read<JudgeAgreement>(file) : null);
        var output = Path.Combine(context.OutputFolder, $"score-{task}");
        File.WriteAllText($"{output}.json", JsonSerializer.Serialize(report, StageJson.Options) + "\n");
        File.WriteAllText($"{output}.md", Markdown(report));
        File.WriteAllText($"{output}.csv", Csv(
            ParquetTable.Read(Path.Combine(context.Input(Score), ScoreStage.ScoresFile)),
            judged ? ParquetTable.Read(Path.Combine(context.Input(Judge), JudgeStage.VerdictsFile)) : null));
    }

    private static T Read<T>(string file) => JsonSerializer.Deserialize<T>(File.ReadAllText(file), StageJson.Options)!;

    private static string Csv(ParquetTable scores, ParquetTable? verdicts)
    {
        var ids = scores.Texts("id");
        var rows = verdicts is null ? [] : verdicts.Texts("id").Select((id, row) => (id, row)).ToDictionary(pair => pair.id, pair => pair.row, StringComparer.Ordinal);
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            string[] judgeColumns = verdicts is null ? [] : ["reply", "rating_published", "rating_corrected"];
            csv.WriteRecord([.. scores.Names, .. judgeColumns]);
            for (var i = 0; i < ids.Count; i++)
            {
                csv.WriteRecord([.. scores.Names.Select(name => Field(scores, name, i)), .. verdicts is null ? [] : Verdict(verdicts, rows, ids[i])]);
            }
        }

        return text.ToString();
    }

    private static string Field(ParquetTable table, string name, int row) => name switch
    {
        "missing" => table.Booleans(name)[row] ? "yes" : "no",
        "score_published" or "score_corrected" => Number(table.Numbers(name)[row]),
        _ => table.Texts(name)[row],
    };

    // A sample that a person did not rate has empty fields.
    private static string[] Verdict(ParquetTable verdicts, Dictionary<string, int> rows, string id) => rows.TryGetValue(id, out var row)
        ?
        [
            verdicts.Texts("reply")[row],
            Number(ReplyParsers.Highest * verdicts.Numbers("score_published")[row]),
            verdicts.Booleans("unparsable")[row] ? "" : Number(ReplyParsers.Highest * verdicts.Numbers("score_corrected")[row]),
        ]
        : ["", "", ""];

    private static string Markdown(Report report)
    {
        var score = report.Scoring;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# Predictions for {report.Task}\n\n| | published rules | corrected rules |\n| --- | ---: | ---: |\n");
        text.Append(CultureInfo.InvariantCulture, $"| truth alignment, percent | {Percent(score.Published, score.PublishedInterval)} | {Percent(score.Corrected, score.CorrectedInterval)} |\n");
        if (report.Judging is { } judge)
        {
            text.Append(CultureInfo.InvariantCulture, $"| reasoning capability, percent | {Percent(judge.Published, judge.PublishedInterval)} | {Percent(judge.Corrected, judge.CorrectedInterval)} |\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"| predictions that cannot be read | {score.UnparsablePublished} | {score.UnparsableCorrected} |\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{score.Samples} samples; {score.Missing} without prediction, which count as wrong; {score.Duplicates} predictions that repeat another, which count once. In brackets: 95 % bootstrap interval over the samples.\n");
        if (report.Judging is { } by)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nJudge: {by.Judge}{(by.Rubric.Length > 0 ? $"; rubric: {by.Rubric}" : "")}; {by.Samples - by.Missing} answers rated, {by.UnparsableCorrected} replies that cannot be read.\n");
        }

        if (report.Agreement is { } agreement)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nThe person and the other judge on {agreement.Samples} answers: mean rating {agreement.MeanOfFirst:0.00} and {agreement.MeanOfSecond:0.00}, equal {100 * agreement.Equal:0.0} %, at most one apart {100 * agreement.WithinOne:0.0} %, mean distance {agreement.MeanAbsoluteDifference:0.00}, correlation {Known(agreement.Correlation)}, weighted kappa {Known(agreement.WeightedKappa)}.\n");
        }

        return text.ToString();
    }

    private static string Percent(double value, ConfidenceInterval interval) =>
        string.Create(CultureInfo.InvariantCulture, $"{value:0.00} ({interval.Low:0.00} to {interval.High:0.00})");

    private static string Known(double? value) => value?.ToString("0.00", CultureInfo.InvariantCulture) ?? "not defined";

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private sealed record Report(string Task, ScoreSummary Scoring, JudgeSummary? Judging, JudgeAgreement? Agreement);
}
