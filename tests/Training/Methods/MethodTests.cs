using System.Text.Json;
using CoIN.Adapters;
using CoIN.Errors;
using CoIN.Models.Multimodal;
using CoIN.Models.Tests;
using CoIN.Models.Tokenizers;
using CoIN.Models.Vision;
using CoIN.Models.Weights;
using CoIN.Training.Methods;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Tests.Methods;

/// <summary>EWC and LwF against scripts/methods.py: penalty, gradient and one optimizer step on a tiny model; and how they behave at the ends of lambda.</summary>
[Collection(AloneCollection.Name)]
public sealed class MethodTests : IDisposable
{
    // As in scripts/methods.py.
    private const double Lambda = 0.7;
    private static readonly JsonElement Expected = JsonDocument.Parse(File.ReadAllBytes("expected/methods.json")).RootElement;
    private static readonly TrainingOptions OneUpdate = new() { LearningRate = 0.01, ProjectorLearningRate = 0.01, MicroBatch = 3, WarmupRatio = 0 };

    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();
    private readonly string _folder = Directory.CreateTempSubdirectory("methods").FullName;
    private readonly BaseCheckpoint _base;
    private readonly StoredVisionFeatures _features;
    private readonly Generator _dropout = new(4);

    public MethodTests()
    {
        BaseCheckpoint.Save(_folder, Parity.Model(), SentencePieceTrainer.Train(["a b c"], 20));
        _base = BaseCheckpoint.Open(_folder, Placement.Cpu);
        using var model = _base.Build();
        var pixels = Parity.Pixels().data<float>().ToArray().Chunk(3 * 8 * 8);
        _features = StoredVisionFeatures.Compute(model, pixels, 2, _ => { }, CancellationToken.None);
    }

    public void Dispose()
    {
        _features.Dispose();
        _base.Dispose();
        _dropout.Dispose();
        _scope.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Ewc_AfterOneTask_MatchesTheReference()
    {
        using var adapted = Create();
        Keep(adapted, 1, null, "one");

        Move(adapted, 2);
        using var ewc = new ElasticWeightConsolidation(new() { Lambda = Lambda }, Task(adapted), Folder("one"));

        using var kept = SharedWeights.Open(Path.Combine(Folder("one"), ElasticWeightConsolidation.KeptFile), Placement.Cpu);
        foreach (var (name, parameter) in Adapters(adapted))
        {
            Parity.AssertNear(Parity.Numbers(Expected.GetProperty("fisher").GetProperty(Short(name))), kept.Copy($"fisher.{name}", parameter.shape));
        }

        AssertMatches(Expected.GetProperty("ewc_after_one"), adapted, ewc, hasConstant: false);
    }

    [Fact]
    public void Ewc_AfterTwoTasks_PullsAsBothPenaltiesTogether()
    {
        using var adapted = Create();
        Keep(adapted, 1, null, "one");
        Keep(adapted, 2, "one", "two");

        Move(adapted, 3);
        using var ewc = new ElasticWeightConsolidation(new() { Lambda = Lambda }, Task(adapted), Folder("two"));

        var expected = Expected.GetProperty("ewc_after_two");
        var there = AssertMatches(expected, adapted, ewc, hasConstant: true);
        Move(adapted, 4);
        Assert.Equal(expected.GetProperty("rise").GetDouble(), ewc.AddGradients(0) - there, 1e-5);
    }

    [Fact]
    public void Lwf_AfterOneTask_MatchesTheReference()
    {
        using var adapted = Create();
        Move(adapted, 1);
        using var lwf = new LearningWithoutForgetting(new() { Lambda = Lambda }, Task(adapted));
        lwf.Keep(Folder("one"), CancellationToken.None);

        Move(adapted, 2);

        using var kept = SharedWeights.Open(Path.Combine(Folder("one"), LearningWithoutForgetting.KeptFile), Placement.Cpu);
        var logits = Parity.Numbers(Expected.GetProperty("logits"));
        Parity.AssertNear(logits, kept.Copy("logits", [logits.Length / 29, 29]));
        AssertMatches(Expected.GetProperty("lwf"), adapted, lwf, hasConstant: false);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Ewc_LambdaZero_GivesTheBytesOfSequentialFineTuning(int experts) =>
        AssertSame(experts, task => new ElasticWeightConsolidation(new() { Lambda = 0 }, task, Folder("kept")));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Lwf_LambdaZero_GivesTheBytesOfSequentialFineTuning(int experts) =>
        AssertSame(experts, task => new LearningWithoutForgetting(new() { Lambda = 0 }, task));

    [Fact]
    public void Ewc_HugeLambda_HoldsTheAdapters()
    {
        var free = Drift(_ => new SequentialFineTuning());
        var held = Drift(task => new ElasticWeightConsolidation(new() { Lambda = 1e12 }, task, Folder("kept")));

        Assert.True(held < 0.02 * free, $"{free} without, {held} with");
    }

    [Fact]
    public void Lwf_HugeLambda_HoldsTheScores()
    {
        double Divergence(Func<MethodTask, ILearningMethod> method)
        {
            using var adapted = Create();
            Move(adapted, 1);
            using var witness = new LearningWithoutForgetting(new() { Lambda = 1 }, Task(adapted));
            using (var chosen = method(Task(adapted)))
            {
                Train(adapted, chosen, Long);
            }

            return witness.AddGradients(0);
        }

        var free = Divergence(_ => new SequentialFineTuning());
        var held = Divergence(task => new LearningWithoutForgetting(new() { Lambda = 1e6 }, task));

        Assert.True(held < 0.02 * free, $"{free} without, {held} with");
    }

    [Fact]
    public void Lwf_Samples_AreDrawnOnceAndTakeTurns()
    {
        using var adapted = Create();
        Move(adapted, 1);
        using var lwf = new LearningWithoutForgetting(new() { Samples = 2 }, Task(adapted) with { Batch = 1 });
        Move(adapted, 2);

        double[] penalties = [.. Enumerable.Range(0, 4).Select(lwf.AddGradients)];

        Assert.NotEqual(penalties[0], penalties[1]);
        Assert.Equal(penalties[..2], penalties[2..]);
    }

    [Fact]
    public void Ewc_NothingKept_SaysSo()
    {
        using var adapted = Create();
        var file = Path.Combine(Folder("empty"), ElasticWeightConsolidation.KeptFile);

        var mistake = Assert.Throws<PipelineException>(() => new ElasticWeightConsolidation(new(), Task(adapted), Folder("empty")));

        Assert.Equal($"checkpoint '{file}': the file cannot be read (Could not find file '{file}'.); expected a safetensors file", mistake.Message);
    }

    [Fact]
    public void Train_PenaltyIsNoNumber_SaysWhatToLower()
    {
        using var adapted = Create();
        Keep(adapted, 1, null, "kept");
        using var ewc = new ElasticWeightConsolidation(new() { Lambda = 1e300 }, Task(adapted), Folder("kept"));
        Move(adapted, 2);

        var mistake = Assert.Throws<PipelineException>(() => Train(adapted, ewc, OneUpdate));

        Assert.Matches("^the penalty against forgetting became .+; lower its lambda, or train.learningRate$", mistake.Message);
    }

    private static TrainingOptions Long => OneUpdate with { Epochs = 20, MicroBatch = 1 };

    private static IReadOnlyList<TrainingSample> Samples { get; } = [.. Parity.Rows().Index().Select(row => new TrainingSample(row.Item, new[] { 0, -1, 1 }[row.Index], 4))];

    private static string Short(string name) => $"{name[name.IndexOf("model.layers.", StringComparison.Ordinal)..]}.weight";

    private static List<(string Name, Parameter Parameter)> Adapters(AdaptedModel adapted) =>
        [.. adapted.TrainableParameters().Where(item => item.Name.Contains("lora_", StringComparison.Ordinal))];

    private static void Move(AdaptedModel adapted, double shift)
    {
        using var recording = no_grad();
        foreach (var (name, parameter) in Adapters(adapted))
        {
            var start = (0.013 * Short(name).Sum(character => character)) + shift;
            parameter.copy_(tensor([.. Enumerable.Range(0, (int)parameter.numel()).Select(i => (float)(0.1 * Math.Sin((0.7 * i) + start)))], parameter.shape));
        }
    }

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private AdaptedModel Create(int experts = 0, double dropout = 0)
    {
        using var fresh = new Generator(3);
        var adapted = AdaptedModel.Create(_base, new AdapterOptions { Rank = 2, Alpha = 4, Dropout = dropout, Experts = experts }, fresh, _dropout);
        adapted.Model.train();
        return adapted;
    }

    private MethodTask Task(AdaptedModel adapted) => new(adapted.Model, Adapters(adapted), new TrainingData(Samples, _features), 3, 1);

    private void Keep(AdaptedModel adapted, double shift, string? previous, string folder)
    {
        Move(adapted, shift);
        using var ewc = new ElasticWeightConsolidation(new(), Task(adapted), previous is null ? null : Folder(previous));
        ewc.Keep(Folder(folder), CancellationToken.None);
    }

    private void Train(AdaptedModel adapted, ILearningMethod method, TrainingOptions options) =>
        new AdapterTraining(adapted.Model, [.. Adapters(adapted).Select(item => item.Parameter)], [.. adapted.Model.Projector.Module.parameters()], options, method)
            .Train(Samples, _features, 1, new Progress<TrainingProgress>(), CancellationToken.None);

    // The penalty (unless a constant lies between ours and the reference), its gradient alone, and what one update with it does.
    private double AssertMatches(JsonElement expected, AdaptedModel adapted, ILearningMethod method, bool hasConstant)
    {
        adapted.Model.zero_grad();
        var penalty = method.AddGradients(0);
        if (!hasConstant)
        {
            Assert.Equal(expected.GetProperty("penalty").GetDouble(), penalty, 1e-6);
        }

        var before = Adapters(adapted).ToDictionary(item => item.Name, item => item.Parameter.detach().clone());
        foreach (var (name, parameter) in Adapters(adapted))
        {
            Parity.AssertNear(Parity.Numbers(expected.GetProperty("gradient").GetProperty(Short(name))), parameter.grad!, 1e-6);
        }

        Train(adapted, method, OneUpdate);
        foreach (var (name, parameter) in Adapters(adapted))
        {
            Parity.AssertNear(Parity.Numbers(expected.GetProperty("step").GetProperty(Short(name))), parameter.detach() - before[name], 1e-5);
        }

        return penalty;
    }

    private void AssertSame(int experts, Func<MethodTask, ILearningMethod> method)
    {
        byte[][] Bytes(Func<MethodTask, ILearningMethod> chosen)
        {
            _dropout.manual_seed(9);
            using var adapted = Create(experts, dropout: 0.3);
            using (var kept = new ElasticWeightConsolidation(new(), Task(adapted), null))
            {
                kept.Keep(Folder("kept"), CancellationToken.None);
            }

            using (var learning = chosen(Task(adapted)))
            {
                Train(adapted, learning, Long);
            }

            adapted.Save(Folder("saved"));
            return [.. Directory.EnumerateFiles(Folder("saved")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        }

        Assert.Equal(Bytes(_ => new SequentialFineTuning()), Bytes(method));
    }

    // How far training moves the adapters, in the norm that their importance gives.
    private double Drift(Func<MethodTask, ILearningMethod> method)
    {
        using var adapted = Create();
        Keep(adapted, 1, null, "kept");
        using (var chosen = method(Task(adapted)))
        {
            Train(adapted, chosen, Long);
        }

        using var measure = new ElasticWeightConsolidation(new() { Lambda = 2 }, Task(adapted), Folder("kept"));
        return measure.AddGradients(0);
    }
}
