using System.Text.Json;
using CoIN.Models.Tests;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Adapters.Tests;

/// <summary>Both kinds of adapter against the plain loop over experts in ../Models/scripts/parity.py, forward and backward.</summary>
public sealed class AdapterParityTests : IDisposable
{
    // Small layers without dropout sum their weights. Here nothing is dropped either, because the layers evaluate.
    private const double NarrowProducts = 0.5;

    private static readonly JsonElement Expected = Parity.Expected.GetProperty("adapters");
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, NarrowProducts)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    public void Forward_Experts_MatchesTheLoop(int experts, double dropout)
    {
        var (layer, x, expected) = Case(experts, dropout);

        var output = layer.forward(x);
        (output * Given("y", 3, 5)).sum().backward();

        Parity.AssertNear(Parity.Numbers(expected.GetProperty("output")), output);
        Parity.AssertNear(Parity.Numbers(expected.GetProperty("x_gradient")), x.grad!);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, NarrowProducts)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(4, 0)]
    public void Backward_Experts_MatchesTheLoopForEveryTensor(int experts, double dropout)
    {
        var (layer, x, expected) = Case(experts, dropout);

        (layer.forward(x) * Given("y", 3, 5)).sum().backward();

        // Gradients get the published names by the way the tensors do: each replaced by its gradient.
        using var noGradients = no_grad();
        foreach (var parameter in layer.parameters().Where(parameter => parameter.requires_grad))
        {
            parameter.copy_(parameter.grad!);
        }

        var gradients = ((IAdapterLayer)layer).NamedTensors().ToDictionary(item => item.Key, item => item.Value);
        var names = expected.GetProperty("gradients").EnumerateObject().Select(item => item.Name).Order(StringComparer.Ordinal);
        Assert.Equal(names, gradients.Keys.Order(StringComparer.Ordinal));
        foreach (var item in expected.GetProperty("gradients").EnumerateObject())
        {
            Parity.AssertNear(Parity.Numbers(item.Value), gradients[item.Name]);
        }
    }

    [Fact]
    public void Forward_OneExpert_EqualsLora()
    {
        var parts = Expected.GetProperty("experts").GetProperty("1").GetProperty("weights").EnumerateObject().ToDictionary(item => item.Name, item => item.Value);
        var mixture = Layer(1, 0, name => parts[name]);
        var lora = Layer(0, NarrowProducts, name => parts[name == "lora_A.weight" ? "lora_A.loraA.0.weight" : "lora_B.loraB.0.weight"]);
        var x = Given("x", 3, 6);

        Assert.Equal(lora.forward(x).data<float>().ToArray(), mixture.forward(x).data<float>().ToArray());
    }

    [Fact]
    public void Merge_Lora_GivesTheSameOutput()
    {
        var (layer, x, expected) = Case(0, 0);
        var lora = (LoraLinear)layer;

        lora.Merge();
        Parity.AssertNear(Parity.Numbers(expected.GetProperty("output")), lora.forward(x));
        Assert.True(lora.IsMerged);

        lora.Unmerge();
        Assert.False(lora.IsMerged);
        Parity.AssertNear(Parity.Numbers(expected.GetProperty("output")), lora.forward(x));
    }

    private static (nn.Module<Tensor, Tensor> Layer, Tensor X, JsonElement Expected) Case(int experts, double dropout)
    {
        var expected = Expected.GetProperty("experts").GetProperty(experts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var weights = expected.GetProperty("weights");
        return (Layer(experts, dropout, name => weights.GetProperty(name)), Given("x", 3, 6).requires_grad_(), expected);
    }

    private static nn.Module<Tensor, Tensor> Layer(int experts, double dropout, Func<string, JsonElement> weights)
    {
        var layer = nn.Linear(new Parameter(Given("base", 5, 6), false));
        var options = new AdapterOptions { Rank = 4, Alpha = 8, Dropout = dropout, Experts = experts };
        var place = new WeightScope(new GivenWeights(weights));
        nn.Module<Tensor, Tensor> adapted = experts == 0 ? new LoraLinear(layer, options, place, new Generator()) : new MoeLoraLinear(layer, options, place, new Generator());
        adapted.eval();
        return adapted;
    }

    private static Tensor Given(string name, params long[] shape) => tensor([.. Parity.Numbers(Expected.GetProperty(name)).Select(value => (float)value)], shape);

    private sealed class GivenWeights(Func<string, JsonElement> find) : IWeightSource
    {
        public Parameter Take(string name, long[] shape, Initialization fresh) =>
            new(tensor([.. Parity.Numbers(find(name)).Select(value => (float)value)], shape));
    }
}
