using System.Text.Json;
using CoIN.Adapters;
using CoIN.Benchmark;
using CoIN.Graph;
using CoIN.Models.Multimodal;
using CoIN.Models.Vision;
using CoIN.Stages.Settings;
using CoIN.Training;
using CoIN.Training.Methods;
using static TorchSharp.torch;

namespace CoIN.Stages;

/// <summary>The kind <c>train</c>: the adapter and the projector after learning one more task, or after the union of all.</summary>
/// <remarks>
/// Output: <c>adapter_model.safetensors</c>, <c>adapter_config.json</c>, <c>non_lora_trainables.safetensors</c> (the projector) and <c>training.json</c>; beside them what a
/// method keeps: <c>ewc.safetensors</c> or <c>lwf.safetensors</c>.
/// </remarks>
public static class TrainStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "train";

    /// <summary>The file that says how the training went.</summary>
    public const string ReportFile = "training.json";

    /// <summary>What the settings of single learning tasks call the union of all.</summary>
    internal const string Union = "multi-task";

    private const string Base = "base";
    private const string Previous = "previous";

    /// <summary>Declares the training on one learning task, going on from the adapter after the task before.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="profile">The settings.</param>
    /// <param name="experiment">The method and its experts.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="base">The stage that made the base model.</param>
    /// <param name="previous">The stage that trained on the task before, or null for the first task.</param>
    /// <param name="records">The task's training records.</param>
    /// <param name="workbench">Device and shared models.</param>
    public static Stage OneTask(
        string name, Profile profile, Experiment experiment, string task, string @base, string? previous, RecordsInput records, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(records);
        var inputs = new Dictionary<string, StageInput>(records.Inputs) { [Base] = StageInput.Output(@base) };
        if (previous is not null)
        {
            inputs[Previous] = StageInput.Output(previous);
        }

        return Create(name, new TrainParameters(profile, experiment, profile.Train.For(task), isFirst: previous is null, workbench.Compute), inputs, [records], workbench);
    }

    /// <summary>Declares the training on the union of all learning tasks.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="profile">The settings.</param>
    /// <param name="experiment">The method.</param>
    /// <param name="base">The stage that made the base model.</param>
    /// <param name="records">The learning tasks, each with its training records.</param>
    /// <param name="workbench">Device and shared models.</param>
    public static Stage MultiTask(
        string name, Profile profile, Experiment experiment, string @base, IReadOnlyList<(string Task, RecordsInput Records)> records, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var tasks = records.Select((item, i) => item.Records with { Name = $"records {i + 1}-{item.Task}" }).ToList();
        var inputs = tasks.SelectMany(task => task.Inputs).Append(new(Base, StageInput.Output(@base))).ToDictionary();
        var train = profile.Train.For(Union);
        train = train with { Epochs = train.MultiTaskEpochs == 0 ? train.Epochs : train.MultiTaskEpochs };
        return Create(name, new TrainParameters(profile, experiment, train, isFirst: true, workbench.Compute), inputs, tasks, workbench);
    }

    private static Stage Create(
        string name, TrainParameters parameters, Dictionary<string, StageInput> inputs, IReadOnlyList<RecordsInput> records, Workbench workbench) =>
        new(Kind, name, context => Run(context, parameters, records, workbench))
        {
            Parameters = StageParameters.Of(parameters),
            Inputs = inputs,
            Needs = workbench.Compute.Needs,
        };

    private static void Run(StageContext context, TrainParameters parameters, IReadOnlyList<RecordsInput> inputs, Workbench workbench)
    {
        ComputeSettings.Prepare();
        using var lease = workbench.BorrowBase(context);
        var checkpoint = lease.Value;
        var tasks = inputs.Select(input => (Input: input, Records: input.Read(context))).ToList();
        var images = TrainParameters.Images(checkpoint.Config);
        var features = tasks.Select(task => task.Records.Images.Count == 0 ? null : workbench.BorrowFeatures(context, task.Input, checkpoint, task.Records, images)).ToList();
        try
        {
            var samples = Samples(checkpoint, tasks.Select(task => task.Records));
            var joined = new JoinedVisionFeatures(
                tasks.Zip(features).Where(pair => pair.Second is not null).Select(pair => ((IVisionFeatures)pair.Second!.Value, pair.First.Records.Images.Count)));
            using var dropout = Random(parameters, "dropout", checkpoint);
            using var adapted = Start(context, parameters, checkpoint, dropout);
            var report = Train(adapted, new TrainingData(samples, joined), parameters, dropout, context);
            adapted.Save(context.OutputFolder);
            File.WriteAllText(Path.Combine(context.OutputFolder, ReportFile), JsonSerializer.Serialize(report, StageJson.Options));
        }
        finally
        {
            features.ForEach(borrowed => borrowed?.Dispose());
        }
    }

    private static List<TrainingSample> Samples(BaseCheckpoint checkpoint, IEnumerable<TaskRecords> tasks)
    {
        var encoder = checkpoint.Encoder();
        var samples = new List<TrainingSample>();
        var firstImage = 0;
        foreach (var records in tasks)
        {
            samples.AddRange(records.Samples(encoder, firstImage));
            firstImage += records.Images.Count;
        }

        return samples;
    }

    private static AdaptedModel Start(StageContext context, TrainParameters parameters, BaseCheckpoint checkpoint, Generator dropout)
    {
        using var fresh = Random(parameters, "adapter", checkpoint);
        var isFirst = !context.HasInput(Previous);
        return isFirst
            ? AdaptedModel.Create(checkpoint, parameters.Adapters, fresh, dropout)
            : AdaptedModel.Resume(
                checkpoint, context.Input(Previous), dropout, parameters.Projector == ProtocolColumn.Published ? fresh : null);
    }

    private static Generator Random(TrainParameters parameters, string purpose, BaseCheckpoint checkpoint) =>
        new(SeededRandom.For(parameters.Seed, purpose).NextUInt64(), checkpoint.Placement.Device);

    private static TrainingReport Train(AdaptedModel adapted, TrainingData data, TrainParameters parameters, Generator dropout, StageContext context)
    {
        var progress = new SynchronousProgress<TrainingProgress>(now => context.Progress.Report(new StageProgress(now.Done, now.Total, "samples", Loss: now.Loss)));
        adapted.Model.train();
        var projector = adapted.Model.Projector.Module.parameters().Where(parameter => parameter.requires_grad).ToList();
        var adapters = adapted.TrainableParameters().Where(item => !projector.Contains(item.Parameter)).ToList();
        using var method = Method(parameters, new MethodTask(adapted.Model, adapters, data, parameters.Options.MicroBatch, parameters.Seed), context);
        var training = new AdapterTraining(adapted.Model, [.. adapters.Select(item => item.Parameter)], projector, parameters.Options, method);
        var report = training.Train(data.Samples, data.Features, parameters.Seed, progress, context.CancellationToken, new StageWork(context), dropout);
        method.Keep(context.OutputFolder, context.CancellationToken);
        return report;
    }

    private static ILearningMethod Method(TrainParameters parameters, MethodTask task, StageContext context) => parameters switch
    {
        { Ewc: { } options } => new ElasticWeightConsolidation(options, task, context.HasInput(Previous) ? context.Input(Previous) : null),
        { Lwf: { } options } => new LearningWithoutForgetting(options, task),
        _ => new SequentialFineTuning(),
    };
}
