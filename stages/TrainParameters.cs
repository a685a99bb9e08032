using CoIN.Adapters;
using CoIN.Benchmark;
using CoIN.Data.Images;
using CoIN.Errors;
using CoIN.Models.Configuration;
using CoIN.Stages.Settings;
using CoIN.Training;
using CoIN.Training.Methods;

namespace CoIN.Stages;

/// <summary>What a train stage reads from the settings: exactly this is in its key.</summary>
public sealed record TrainParameters
{
    /// <summary>Picks what a training needs.</summary>
    /// <param name="profile">The settings.</param>
    /// <param name="experiment">The method and its experts.</param>
    /// <param name="train">The training's settings, those of the learning task put in.</param>
    /// <param name="isFirst">Whether nothing was learnt before.</param>
    /// <param name="compute">Device and number format.</param>
    /// <exception cref="PipelineException">The adapters cannot be made: the experts do not divide the rank, for example.</exception>
    public TrainParameters(Profile profile, Experiment experiment, TrainSettings train, bool isFirst, ComputeSettings compute)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(experiment);
        var protocol = profile.Protocol;
        Seed = profile.Seed;
        Adapters = new AdapterOptions
        {
            Rank = profile.Adapter.Rank,
            Alpha = profile.Adapter.Alpha,
            Dropout = profile.Adapter.Dropout,
            Experts = experiment.Experts > 1 ? experiment.Experts : 0,
            TargetModules = profile.Adapter.TargetModules is { Count: > 0 } named ? named : ModelConfigs.Family(profile.Model).TargetModules,
        };
        try
        {
            CheckTargets(profile.Model);
            Adapters.Validate();
        }
        catch (PipelineException mistake)
        {
            throw mistake.At($"profile '{profile.Name}', run '{experiment.Name}'");
        }

        Projector = protocol.Resolve(protocol.Projector);
        Options = new TrainingOptions
        {
            LearningRate = train.LearningRate,
            ProjectorLearningRate = protocol.Resolve(protocol.ProjectorLearningRate) == ProtocolColumn.Published ? train.LearningRate : train.ProjectorLearningRate,
            Epochs = train.Epochs,
            MicroBatch = train.MicroBatch,
            GradientAccumulation = train.GradientAccumulation,
            WarmupRatio = train.WarmupRatio,
            ConstantAfterWarmup = protocol.Resolve(protocol.Schedule) == ProtocolColumn.Published,
            MaximumGradientNorm = train.MaximumGradientNorm,
            WeightDecay = train.WeightDecay,
        };
        Ewc = experiment.Method == MethodName.Ewc ? new EwcOptions { Lambda = train.Ewc.Lambda, Samples = train.Ewc.Samples } : null;
        Lwf = experiment.Method == MethodName.Lwf && !isFirst
            ? new LwfOptions { Lambda = train.Lwf.Lambda, Samples = train.Lwf.Samples, Temperature = train.Lwf.Temperature }
            : null;
        Compute = compute;
    }

    /// <summary>The experiment's seed.</summary>
    public ulong Seed { get; }

    /// <summary>The adapters.</summary>
    public AdapterOptions Adapters { get; }

    /// <summary>Published: a fresh random projector at each task. Corrected: carried on.</summary>
    public ProtocolColumn Projector { get; }

    /// <summary>How parameters are moved.</summary>
    public TrainingOptions Options { get; }

    /// <summary>Elastic weight consolidation, or null.</summary>
    public EwcOptions? Ewc { get; }

    /// <summary>Learning without forgetting, or null; null for the first task, too, which is learnt as in sequential fine-tuning and shared with it.</summary>
    public LwfOptions? Lwf { get; }

    /// <summary>Device type, number format and libtorch version.</summary>
    public ComputeSettings Compute { get; }

    /// <summary>Returns how images are prepared in training: as the family's training does.</summary>
    /// <param name="config">The model.</param>
    internal static ImagePreprocessing Images(ModelConfig config) => new() { Size = config.VisionConfig.ImageSize, Fit = ModelConfigs.Fit(config.ModelType) };

    private void CheckTargets(ModelSettings model)
    {
        var family = ModelConfigs.Family(model);
        if (Adapters.TargetModules.FirstOrDefault(name => !family.LinearLayers.Contains(name)) is { } stranger)
        {
            throw new PipelineException($"adapter target module '{stranger}' is no linear layer of {family.Name}{NearestName.Hint(stranger, family.LinearLayers)}");
        }
    }
}
