using CoIN.Adapters;
using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Data.Images;
using CoIN.Evaluation.Predicting;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>The kind <c>predict</c>: the answers on one learning task's test records after some training.</summary>
/// <remarks>Output: <c>predictions.parquet</c> (id, prediction), one row per test record in their order.</remarks>
public static class PredictStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "predict";

    /// <summary>The file with the answers.</summary>
    public const string PredictionsFile = "predictions.parquet";

    private const string Adapter = "adapter";

    // The official evaluators of these four tasks crop; the others pad (facts sheet 4.1).
    private static readonly HashSet<string> Cropped = ["ScienceQA", "ImageNet", "Grounding", "VQAv2"];

    /// <summary>Declares a predict stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="profile">The settings.</param>
    /// <param name="task">The learning task to be evaluated.</param>
    /// <param name="base">The stage that made the base model.</param>
    /// <param name="adapter">The stage that trained the adapter, or null for the base model as it is.</param>
    /// <param name="records">The test records.</param>
    /// <param name="workbench">Device and shared models.</param>
    public static Stage Create(
        string name, Profile profile, LearningTask task, string @base, string? adapter, RecordsInput records, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(records);
        var inputs = new Dictionary<string, StageInput>(records.Inputs) { ["base"] = StageInput.Output(@base) };
        if (adapter is not null)
        {
            inputs[Adapter] = StageInput.Output(adapter);
        }

        var usual = ModelConfigs.Fit(KebabCase.Of(profile.Model.Family));
        var crop = usual == ImageFit.Pad && profile.Protocol.Resolve(profile.Protocol.EvaluationImages) == ProtocolColumn.Published && Cropped.Contains(task.Name);
        var fit = crop ? ImageFit.Crop : usual;
        var tokens = Math.Min(task.MaxNewTokens, profile.Predict.MaximumNewTokens);
        var batch = profile.Predict.Batch;
        return new Stage(Kind, name, context => Run(context, records, fit, tokens, batch, workbench))
        {
            Parameters = StageParameters.Of(new { Images = fit, MaximumNewTokens = tokens, workbench.Compute }),
            Inputs = inputs,
            Needs = workbench.Compute.Needs,
        };
    }

    private static void Run(StageContext context, RecordsInput input, ImageFit fit, int maximumNewTokens, int batch, Workbench workbench)
    {
        ComputeSettings.Prepare();
        using var lease = workbench.BorrowBase(context);
        var checkpoint = lease.Value;
        var records = input.Read(context);
        var images = new ImagePreprocessing { Size = checkpoint.Config.VisionConfig.ImageSize, Fit = fit };
        using var features = records.Images.Count == 0 ? null : workbench.BorrowFeatures(context, input, checkpoint, records, images);
        using var adapted = context.HasInput(Adapter) ? AdaptedModel.Load(checkpoint, context.Input(Adapter)) : null;
        using var plain = adapted is null ? checkpoint.Build() : null;
        adapted?.Merge();

        var questions = records.Questions(checkpoint.Encoder()).ToList();
        var answers = new AnswerGeneration(adapted?.Model ?? plain!, checkpoint.Tokenizer, checkpoint.EndId, batch).Answer(
            questions,
            features?.Value,
            maximumNewTokens,
            done => context.Progress.Report(new StageProgress(done, questions.Count, "samples")),
            context.CancellationToken,
            new StageWork(context));
        new ParquetTable(
            TableColumn.Of("id", records.Records.Select(record => record.Id)),
            TableColumn.Of("prediction", answers)).Write(Path.Combine(context.OutputFolder, PredictionsFile));
    }
}
