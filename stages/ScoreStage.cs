using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Evaluation.Scorers;
using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>The kind <c>score</c>: the truth alignment of one cell A[k,t], in both columns, with one row per sample.</summary>
/// <remarks>Output: <c>scores.parquet</c> (id, prediction, normalised prediction, reference, score in both columns, reason) and <c>summary.json</c>.</remarks>
public static class ScoreStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "score";

    /// <summary>The file with one row per sample.</summary>
    public const string ScoresFile = "scores.parquet";

    /// <summary>The file with the cell's figures.</summary>
    public const string SummaryFile = "summary.json";

    /// <summary>Declares a score stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="task">The learning task that is evaluated; its scorer is part of the key.</param>
    /// <param name="predict">The stage that predicted.</param>
    /// <param name="references">The stage that converted the test records.</param>
    /// <param name="seed">The experiment's seed, for the intervals.</param>
    public static Stage Create(string name, LearningTask task, string predict, string references, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(task);
        var scorer = task.Scorer;
        return new Stage(Kind, name, context => Run(context, scorer, seed))
        {
            Parameters = StageParameters.Of(new { Scorer = scorer, Seed = seed }),
            Inputs = new Dictionary<string, StageInput>
            {
                ["predictions"] = StageInput.Output(predict),
                ["references"] = StageInput.Output(references),
            },
        };
    }

    private static void Run(StageContext context, string scorer, ulong seed)
    {
        var references = InstructionParquet.Read(Path.Combine(context.Input("references"), ConvertStage.RecordsFile), withImages: false)
            .Select(ScoringReferences.Of).ToList();
        var predictions = ParquetTable.Read(Path.Combine(context.Input("predictions"), PredictStage.PredictionsFile));
        var pairs = predictions.Texts("id").Zip(predictions.Texts("prediction"), (id, text) => new ScoringPrediction(id, text));
        var sheet = ScoreSheet.Make(AllScorers.Find(scorer), references, pairs, seed);

        Write(sheet.Samples, Path.Combine(context.OutputFolder, ScoresFile));
        File.WriteAllText(Path.Combine(context.OutputFolder, SummaryFile), JsonSerializer.Serialize(sheet.Summary, StageJson.Options));
    }

    private static void Write(IReadOnlyList<ScoredSample> samples, string path) => new ParquetTable(
        TableColumn.Of("id", samples.Select(sample => sample.Id)),
        TableColumn.Of("prediction", samples.Select(sample => sample.Prediction ?? "")),
        TableColumn.Of("missing", samples.Select(sample => sample.Prediction is null)),
        TableColumn.Of("reference", samples.Select(sample => sample.Reference)),
        TableColumn.Of("normalised_published", samples.Select(sample => sample.Published.Normalised)),
        TableColumn.Of("score_published", samples.Select(sample => sample.Published.Value)),
        TableColumn.Of("normalised_corrected", samples.Select(sample => sample.Corrected.Normalised)),
        TableColumn.Of("score_corrected", samples.Select(sample => sample.Corrected.Value)),
        TableColumn.Of("reason", samples.Select(sample => sample.Reason ?? ""))).Write(path);
}
