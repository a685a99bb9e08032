using System.Text.Json;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

/// <summary>Optimizers and gradient clipping train as PyTorch 1.13.1's do; expected values by <c>scripts/training.py</c>.</summary>
public class TrainingTests
{
    private const double Tolerance = 2e-5;

    private static readonly JsonElement Expected = JsonDocument
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "expected", "training.json"))).RootElement;

    private static readonly Dictionary<string, Func<Sequential, optim.Optimizer>> Optimizers = new()
    {
        ["adamw"] = model => optim.AdamW(model.parameters(), lr: 0.05, beta1: 0.8, beta2: 0.95, eps: 1e-6, weight_decay: 0.1),
        ["adamw_amsgrad"] = model => optim.AdamW(model.parameters(), lr: 0.05, amsgrad: true),
        ["adamw_groups"] = model => optim.AdamW(
            [
                new AdamW.ParamGroup(((Linear)model[0]).parameters(), new AdamW.Options { LearningRate = 0.01 }),
                new AdamW.ParamGroup(((Linear)model[3]).parameters(), new AdamW.Options { weight_decay = 0.5 }),
            ],
            lr: 0.05,
            weight_decay: 0.1),
        ["sgd"] = model => optim.SGD(model.parameters(), 0.1),
        ["sgd_nesterov"] = model => optim.SGD(model.parameters(), 0.1, momentum: 0.9, weight_decay: 0.01, nesterov: true),
    };

    [Theory]
    [InlineData("adamw")]
    [InlineData("adamw_amsgrad")]
    [InlineData("adamw_groups")]
    [InlineData("sgd")]
    [InlineData("sgd_nesterov")]
    public void Step_InATrainingLoop_GivesPythonsParameters(string name)
    {
        using var scope = NewDisposeScope();
        using var model = Model();
        using var optimizer = Optimizers[name](model);

        var (losses, norms) = Train(model, optimizer);

        var expected = Expected.GetProperty(name);
        AssertClose(expected.GetProperty("losses"), losses);
        AssertClose(expected.GetProperty("norms"), norms);
        foreach (var (key, parameter) in model.named_parameters())
        {
            AssertClose(expected.GetProperty("parameters").GetProperty(key), parameter.to(ScalarType.Float64).flatten().data<double>());
        }
    }

    [Fact]
    public void LambdaLR_AfterEachStep_ScalesTheInitialRate()
    {
        using var scope = NewDisposeScope();
        using var optimizer = optim.AdamW([new Parameter(ones(1))], lr: 0.2);
        var scheduler = optim.lr_scheduler.LambdaLR(optimizer, step => 1.0 / (step + 1));

        var rates = new List<double> { scheduler.get_last_lr().Single() };
        for (var i = 0; i < 2; i++)
        {
            scheduler.step();
            rates.Add(optimizer.ParamGroups.Single().LearningRate);
        }

        Assert.Equal([0.2, 0.1, 0.2 / 3], rates);
    }

    [Fact]
    public void Step_WithAClosure_ReturnsItsLoss()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1));
        using var optimizer = optim.SGD([parameter], 0.5);

        var loss = optimizer.step(() =>
        {
            var square = parameter.square().sum();
            square.backward();
            return square;
        });

        Assert.Equal(1, loss!.ToSingle());
        Assert.Equal(0, parameter.ToSingle());
    }

    private static Sequential Model()
    {
        var model = nn.Sequential(nn.Linear(4, 8), nn.GELU(), nn.LayerNorm(8), nn.Linear(8, 3));
        using var recording = no_grad();
        foreach (var (parameter, k) in model.parameters().Select((parameter, k) => (parameter, k)))
        {
            parameter.copy_((0.5 * ((0.7 * arange(parameter.numel(), ScalarType.Float32)) + k).sin()).reshape(parameter.shape));
        }

        return model;
    }

    private static (List<double> Losses, List<double> Norms) Train(Sequential model, optim.Optimizer optimizer)
    {
        var x = (0.3 * arange(20, ScalarType.Float32)).sin().reshape(5, 4);
        var y = tensor(new long[] { 0, 1, 2, 1, 0 });
        var (losses, norms) = (new List<double>(), new List<double>());
        for (var step = 0; step < 12; step++)
        {
            using var scope = NewDisposeScope();
            ((Linear)model[3]).bias!.requires_grad = step >= 2;
            optimizer.zero_grad();
            var loss = nn.functional.cross_entropy(model.call(x), y);
            loss.backward();
            norms.Add(nn.utils.clip_grad_norm_(model.parameters(), 0.5));
            optimizer.step();
            losses.Add(loss.ToDouble());
        }

        return (losses, norms);
    }

    private static void AssertClose(JsonElement expected, IEnumerable<double> found)
    {
        var pairs = expected.EnumerateArray().Select(value => value.GetDouble()).Zip(found.ToArray()).ToArray();
        Assert.Equal(expected.GetArrayLength(), pairs.Length);
        Assert.All(pairs, pair => Assert.InRange(pair.Second, pair.First - Tolerance, pair.First + Tolerance));
    }
}
