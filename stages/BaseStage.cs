using System.Text.Json;
using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Models.Configuration;
using CoIN.Stages.Settings;
using CoIN.Training.Pretraining;

namespace CoIN.Stages;

/// <summary>The kind <c>base</c>: a base model, pre-trained on MiniWorld or read from a published checkpoint.</summary>
/// <remarks>Output: <c>config.json</c>, the tokenizer (<c>tokenizer.model</c>, or Qwen's <c>qwen.tiktoken</c>) and the weights as safetensors, in the published checkpoints' names.</remarks>
public static class BaseStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "base";

    /// <summary>The file that says how the pre-training went.</summary>
    public const string ReportFile = "pretraining.json";

    /// <summary>Declares the base stage of a profile.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="profile">The settings.</param>
    /// <param name="layout">Where the instruction templates are.</param>
    /// <param name="workbench">Device and cores.</param>
    /// <exception cref="PipelineException">The profile names a checkpoint folder that is not there.</exception>
    public static Stage Create(string name, Profile profile, RepositoryLayout layout, Workbench workbench)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(workbench);
        return profile.Base.Source == BaseSource.Pretrain
            ? Pretrained(name, profile, layout, workbench)
            : Imported(name, layout.UserPath(profile.Base.Checkpoint), KebabCase.Of(profile.Model.Family));
    }

    private static Stage Pretrained(string name, Profile profile, RepositoryLayout layout, Workbench workbench)
    {
        var config = ModelConfigs.Of(profile.Model);
        config.Validate();
        var options = new PretrainingOptions
        {
            Seed = profile.Seed,
            Samples = profile.Base.Samples,
            VocabularySize = profile.Model.Language.VocabularySize,
            Vision = Phase(profile.Base.Vision),
            Language = Phase(profile.Base.Language),
        };
        return new Stage(Kind, name, context => Pretrain(context, config, options, workbench))
        {
            Parameters = StageParameters.Of(new { profile.Model, Options = options, workbench.Compute }),
            Inputs = new Dictionary<string, StageInput> { ["templates"] = StageInput.External(layout.InstructionTemplates) },
            Needs = new ResourceNeeds(Cores: Math.Min(2, workbench.Cores)),
        };
    }

    private static Stage Imported(string name, string folder, string family)
    {
        if (!Directory.Exists(folder))
        {
            throw new PipelineException($"base.checkpoint: the folder '{folder}' is not there; it should hold a published checkpoint");
        }

        return new Stage(Kind, name, context => Import(context, family)) { Inputs = new Dictionary<string, StageInput> { ["checkpoint"] = StageInput.External(folder) } };
    }

    private static PhaseOptions Phase(PhaseSettings phase) => new(phase.Updates, phase.Batch, phase.LearningRate, phase.MatrixLearningRate);

    private static void Pretrain(StageContext context, ModelConfig config, PretrainingOptions options, Workbench workbench)
    {
        ComputeSettings.Prepare();
        var templates = InstructionTemplates.Load(context.Input("templates"));
        var instructions = LearningTask.BuiltIn.Select(task => templates.Instruction(task.Name, "original", "", options.Seed));
        var progress = new SynchronousProgress<PretrainingProgress>(now => context.Progress.Report(
            new StageProgress(now.Done, now.Total, "samples", Loss: now.Loss, Message: now.Phase)));
        var report = BasePretraining.Run(config, options, instructions, context.OutputFolder, progress, new StageWork(context), context.CancellationToken);
        File.WriteAllText(Path.Combine(context.OutputFolder, ReportFile), JsonSerializer.Serialize(report, StageJson.Options));
    }

    private static void Import(StageContext context, string family)
    {
        var found = ModelConfig.Read(Path.Combine(context.Input("checkpoint"), "config.json")).ModelType;
        if (found != family)
        {
            throw new PipelineException($"base.checkpoint: the folder holds a model of the family '{found}'; model.family says '{family}'");
        }

        foreach (var file in Directory.EnumerateFiles(context.Input("checkpoint")))
        {
            File.Copy(file, Path.Combine(context.OutputFolder, Path.GetFileName(file)));
        }
    }
}
