using CoIN.Adapters;
using CoIN.Benchmark.Tests.Support;
using CoIN.Errors;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Tests;
using CoIN.Models.Tokenizers;
using CoIN.Models.Vision;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Tests;

[Collection(AloneCollection.Name)]
public sealed class AdapterTrainingTests : IDisposable
{
    private const int Images = 4;
    private static readonly TrainingOptions Options = new() { LearningRate = 1e-2, ProjectorLearningRate = 1e-2, Epochs = 10, MicroBatch = 2, GradientAccumulation = 2 };

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory("training").FullName;
    private readonly BaseCheckpoint _base;
    private readonly StoredVisionFeatures _features;
    private Generator? _dropout; // of the model that was made last

    public AdapterTrainingTests()
    {
        BaseCheckpoint.Save(_folder, Parity.Model(), SentencePieceTrainer.Train(["a b c"], 20));
        _base = BaseCheckpoint.Open(_folder, Placement.Cpu);
        using var model = _base.Build();
        var pixels = Enumerable.Range(0, Images).Select(image => Enumerable.Range(0, 3 * 8 * 8).Select(i => (float)Math.Sin((i * 0.3) + image)).ToArray());
        _features = StoredVisionFeatures.Compute(model, pixels, Images, _ => { }, CancellationToken.None);
    }

    public void Dispose()
    {
        _features.Dispose();
        _base.Dispose();
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Train_LearnableSamples_LowersTheLoss(int experts)
    {
        using var adapted = Create(experts);

        var report = Train(adapted);

        Assert.Equal((16, 40), (report.Samples, (int)report.Updates));
        Assert.True(report.Losses[^1] < report.Losses[0] - 0.5, string.Join(' ', report.Losses));
    }

    [Fact]
    public void Train_SameSeedTwice_GivesTheSameBytes()
    {
        using var first = Create(2);
        using var second = Create(2);

        Train(first);
        Train(second);

        Assert.Equal(Saved(first, "first"), Saved(second, "second"));
    }

    [Fact]
    public void Train_OtherSeed_GivesOtherBytes()
    {
        using var first = Create(2);
        using var second = Create(2);

        Train(first, seed: 1);
        Train(second, seed: 2);

        Assert.NotEqual(Saved(first, "first"), Saved(second, "second"));
    }

    [Fact]
    public void Train_SavedAdapter_GoesOnFromIt()
    {
        using var first = Create(2);
        var before = Train(first);
        Saved(first, "first");

        using var dropout = new Generator(5);
        using var second = AdaptedModel.Resume(_base, Path.Combine(_folder, "first"), dropout);
        var after = Train(second);

        Assert.True(after.Losses[0] < before.Losses[0] - 0.5, $"{before.Losses[0]} before, {after.Losses[0]} after");
    }

    [Fact]
    public void Train_Finished_LeavesNoTensors()
    {
        using var adapted = Create(2);
        Train(adapted);
        GC.Collect(); // what earlier tests left goes before it is counted
        GC.WaitForPendingFinalizers();
        var before = Torch.TorchRuntime.LiveTensors;

        Train(adapted);

        // Gradients stay with their parameters; they were there before.
        Assert.InRange(Torch.TorchRuntime.LiveTensors, 0, before);
    }

    [Fact]
    public void Train_NoSamples_SaysSo()
    {
        using var adapted = Create(0);

        var mistake = Assert.Throws<PipelineException>(() => Train(adapted, samples: []));

        Assert.Equal("no record to train on was found, at least one was expected", mistake.Message);
    }

    [Fact]
    public void Train_LearningRateFarTooHigh_SaysWhatToLower()
    {
        using var adapted = Create(0);

        var mistake = Assert.Throws<PipelineException>(() => Train(adapted, options: Options with { LearningRate = 1e30, Epochs = 20 }));

        Assert.Equal("the loss became NaN; lower train.learningRate", mistake.Message);
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using var adapted = Create(0);

        Assert.Throws<OperationCanceledException>(() => Train(adapted, cancellation: new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 7)]
    [InlineData(2, 39)]
    public void Train_KilledAndGoneOn_GivesTheSameBytes(int experts, int updates)
    {
        using var whole = Create(experts, dropout: 0.3);
        var expected = Train(whole);

        var kept = new KeptInMemory();
        using (var killed = Create(experts, dropout: 0.3))
        {
            using var stop = new CancellationTokenSource();
            var seen = 0;
            var progress = new Immediately(() => { if (++seen == updates) { stop.Cancel(); } });
            Assert.Throws<OperationCanceledException>(() => Train(killed, cancellation: stop.Token, progress: progress, unfinished: kept));
        }

        using var resumed = Create(experts, dropout: 0.3);
        var report = Train(resumed, unfinished: kept);

        Assert.Equal(["training"], kept.Opened);
        Assert.Equal(expected.Losses, report.Losses);
        Assert.Equal(Saved(whole, "whole"), Saved(resumed, "resumed"));
    }

    // Half of the samples show an image and answer with its number, half are text.
    private static IReadOnlyList<TrainingSample> Samples() => [.. Enumerable.Range(0, 16).Select(i =>
    {
        var withImage = i % 2 == 0;
        int[] ids = withImage ? [1, EncodedConversation.ImageId, 5, 10 + (i % Images), 2] : [1, 6, 7 + (i % 3), 15 + (i % 3), 2];
        return new TrainingSample(new EncodedConversation(ids, [-100, -100, -100, ids[3], ids[4]]), withImage ? i % Images : -1, 3 + (i % 5));
    })];

    private AdaptedModel Create(int experts, double dropout = 0)
    {
        using var fresh = new Generator(3);
        _dropout = new Generator(4);
        return AdaptedModel.Create(_base, new AdapterOptions { Rank = 4, Alpha = 8, Dropout = dropout, Experts = experts }, fresh, _dropout);
    }

    private TrainingReport Train(
        AdaptedModel adapted,
        ulong seed = 1,
        IReadOnlyList<TrainingSample>? samples = null,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        KeptInMemory? unfinished = null,
        CancellationToken cancellation = default)
    {
        var projector = adapted.Model.Projector.Module.parameters().ToList();
        List<Parameter> adapters = [.. adapted.TrainableParameters().Select(item => item.Parameter).Where(parameter => !projector.Contains(parameter))];
        adapted.Model.train();
        return new AdapterTraining(adapted.Model, adapters, projector, options ?? Options)
            .Train(samples ?? Samples(), _features, seed, progress ?? new Progress<TrainingProgress>(), cancellation, unfinished, _dropout!);
    }

    private byte[][] Saved(AdaptedModel adapted, string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        adapted.Save(folder);
        return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private sealed class Immediately(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action();
    }
}
