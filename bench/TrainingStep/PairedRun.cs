using CoIN.Adapters;
using CoIN.Models.Configuration;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Vision;
using CoIN.Stages;
using CoIN.Stages.Settings;
using CoIN.Training;
using static TorchSharp.torch;

namespace CoIN.TrainingStep;

/// <summary>Trains the model of a profile with the pipeline's own loop, and with Python's step in turns.</summary>
internal sealed class PairedRun(Profile profile, ModelConfig config, BaseCheckpoint checkpoint, string python)
{
    private const int StepsPerTurn = 5, WarmupTurns = 6;

    /// <summary>Measures one method.</summary>
    /// <param name="experts">The number of experts, 0 for LoRA.</param>
    /// <param name="turns">Turns that count.</param>
    public IReadOnlyList<(StepTime Ours, StepTime Theirs)> Measure(int experts, int turns)
    {
        var options = new AdapterOptions
        {
            Rank = profile.Adapter.Rank, Alpha = profile.Adapter.Alpha, Dropout = 0, Experts = experts, TargetModules = ModelConfigs.Family(profile.Model).TargetModules,
        };
        var batch = Batch(config.TextConfig.VocabSize);
        using var generator = new Generator(1);
        using var adapted = AdaptedModel.Create(checkpoint, options, generator, generator);
        using var theirs = new PythonStep(python, new StepSpecification(config, options.Rank, options.Alpha, experts, profile.Train.LearningRate, batch));
        var trainable = adapted.TrainableParameters().Sum(item => item.Parameter.numel());
        Require(trainable == theirs.Parameters, $"{trainable} parameters are trained here, {theirs.Parameters} in Python");

        var parameters = adapted.TrainableParameters().ToLookup(item => item.Name.Contains("lora_", StringComparison.Ordinal), item => item.Parameter);
        // As many samples as a batch has: every epoch is one update, and every update has the same shapes.
        var training = new AdapterTraining(adapted.Model, [.. parameters[true]], [.. parameters[false]], new TrainingOptions
        {
            LearningRate = profile.Train.LearningRate,
            ProjectorLearningRate = profile.Train.LearningRate,
            MicroBatch = batch.Count,
            Epochs = (WarmupTurns + turns) * StepsPerTurn,
        });
        var samples = batch.Select((conversation, image) => new TrainingSample(conversation, image, conversation.Ids.Count)).ToList();
        using var features = new RandomFeatures(batch.Count, config);
        var paired = new Turns(theirs, StepsPerTurn, WarmupTurns);
        training.Train(samples, features, 1, paired, CancellationToken.None);
        Require(paired.Measured.All(turn => double.IsFinite(turn.Ours.Loss + turn.Theirs.Loss)), "a loss is not finite");
        return paired.Measured;
    }

    // 16 rows of 40 to 60 text tokens around one image each, of which the last 3 to 8 are to be learnt.
    private static List<EncodedConversation> Batch(int vocabulary) =>
    [
        .. Enumerable.Range(0, 16).Select(row =>
        {
            var ids = Enumerable.Range(0, 40 + (row * 4 / 3)).Select(place => 3 + ((((row + 1) * 7919) + (place * 104729)) % (vocabulary - 3))).ToList();
            ids.Insert(6, EncodedConversation.ImageId);
            var firstLabel = ids.Count - 3 - (row % 6);
            return new EncodedConversation(ids, [.. ids.Select((id, place) => place < firstLabel ? EncodedConversation.Ignored : id)]);
        }),
    ];

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidOperationException(otherwise);
        }
    }

    /// <summary>What the frozen tower would have said of each image; neither side runs the tower in a step.</summary>
    private sealed class RandomFeatures(int images, ModelConfig config) : IVisionFeatures, IDisposable
    {
        private readonly Tensor _features = randn([images, config.ImageTokens * config.MergedPatches * config.MergedPatches, config.VisionConfig.HiddenSize]);

        public Tensor Of(IReadOnlyList<int> images) => _features.index_select(0, tensor(images.Select(image => (long)image).ToArray()));

        public void Dispose() => _features.Dispose();
    }
}
