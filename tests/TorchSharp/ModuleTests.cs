using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

public class ModuleTests
{
    [Fact]
    public void NamedParameters_OfANestedModule_AreDottedAndInOrder()
    {
        using var model = new Block();

        Assert.Equal(
            ["scale", "q_proj.weight", "q_proj.bias", "parts.0.weight", "parts.1.weight", "experts.even.weight"],
            model.named_parameters().Select(pair => pair.name));
        Assert.Equal(["table"], model.named_buffers().Select(pair => pair.name));
        Assert.Equal(["q_proj", "parts", "parts.0", "parts.1", "experts", "experts.even"], model.named_modules().Select(pair => pair.name));
    }

    [Fact]
    public void NamedParameters_OfSharedParameters_NameThemOnce()
    {
        using var first = nn.Linear(2, 2, hasBias: false);
        using var second = nn.Linear(first.weight);
        using var model = nn.Sequential(first, second);

        Assert.Equal(["0.weight"], model.named_parameters().Select(pair => pair.name));
        Assert.Equal(["0.weight", "1.weight"], model.state_dict().Keys);
    }

    [Fact]
    public void LoadStateDict_OfAnotherModule_CopiesTheValues()
    {
        using var source = new Block();
        using var target = new Block();

        var (missing, unexpected) = target.load_state_dict(source.state_dict());

        Assert.Empty(missing);
        Assert.Empty(unexpected);
        Assert.All(source.named_parameters().Zip(target.named_parameters()), pair =>
            Assert.True(pair.First.parameter.allclose(pair.Second.parameter)));
    }

    [Fact]
    public void LoadStateDict_WithNamesThatDiffer_NamesThem()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 2);

        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(new() { ["weight"] = ones(2, 2), ["scale"] = ones(1) }));

        Assert.Equal("module 'Linear': missing from the source: [bias]; not in the module: [scale]", error.Message);
        var (missing, unexpected) = model.load_state_dict(new() { ["weight"] = ones(2, 2), ["scale"] = ones(1) }, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["scale"], unexpected);
    }

    [Fact]
    public void LoadStateDict_WithAnotherShape_NamesBoth()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 2, hasBias: false);

        var error = Assert.Throws<InvalidOperationException>(() => model.load_state_dict(new() { ["weight"] = ones(2, 3) }));

        Assert.Equal("module 'Linear': 'weight' has the shape [2, 2], the source [2, 3]", error.Message);
    }

    [Fact]
    public void Train_AndEval_ReachAllParts()
    {
        using var model = nn.Sequential(nn.Dropout(1.0), nn.Sequential(nn.Dropout(1.0)));
        using var scope = NewDisposeScope();

        model.eval();
        Assert.Equal(3, model.call(ones(3)).sum().ToSingle());
        model.train();

        Assert.Equal(0, model.call(ones(3)).sum().ToSingle());
    }

    [Fact]
    public void To_AnotherType_KeepsTheParametersAndTheirGradients()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(2, 1);
        var weight = model.weight;
        model.call(ones(1, 2)).sum().backward();

        model.to(ScalarType.Float64);

        Assert.Same(weight, model.weight);
        Assert.Equal(ScalarType.Float64, weight.dtype);
        Assert.True(weight.requires_grad && weight.is_leaf);
        Assert.Equal([1.0, 1], weight.grad!.data<double>().ToArray());
    }

    [Fact]
    public void Weight_OfAMetaModule_CanBeAssigned()
    {
        using var scope = NewDisposeScope();
        using var model = nn.Linear(3, 2, hasBias: false, device: META);
        Assert.True(model.weight.is_meta);

        model.weight = new Parameter(ones(2, 3), false);

        Assert.Equal([3, 3], model.call(ones(1, 3)).data<float>().ToArray());
        Assert.Same(model.weight, model.get_parameter("weight"));
        Assert.False(model.parameters().Single().requires_grad);
    }

    [Fact]
    public void Parameter_OfATensor_TakesItOver()
    {
        using var scope = NewDisposeScope();
        var data = ones(2);

        var parameter = new Parameter(data);

        Assert.True(data.IsInvalid);
        Assert.True(parameter.requires_grad);
        var error = Assert.Throws<InvalidOperationException>(() => data.sum());
        Assert.Equal("the tensor was disposed, or became a parameter, and cannot be used any more", error.Message);
    }

    [Fact]
    public void Parameter_OfAComputedTensor_IsALeaf()
    {
        using var scope = NewDisposeScope();

        var parameter = new Parameter(new Parameter(ones(2)) * 2);

        Assert.True(parameter.is_leaf);
        Assert.True(parameter.requires_grad);
    }

    [Fact]
    public void Embedding_OfNumbers_TrainsTheirRows()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(4, 2, padding_idx: 0);

        var rows = table.call(tensor(new long[] { 3, 0, 3 }));
        rows.sum().backward();

        Assert.Equal([0, 0], rows[1].data<float>().ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0, 2, 2], table.weight.grad!.data<float>().ToArray());
    }

    [Fact]
    public void ModuleList_Changed_NumbersItsModulesAnew()
    {
        using var list = nn.ModuleList(nn.Linear(1, 1, false), nn.Linear(2, 2, false));
        using var added = nn.Linear(3, 3, false);

        list.Insert(0, added);
        list.RemoveAt(1);

        Assert.Equal(["0.weight", "1.weight"], list.named_parameters().Select(pair => pair.name));
        Assert.Equal(3, list.get_parameter("0.weight")!.size(0));
    }

    [Fact]
    public void RegisterModule_UnderATakenName_SaysSo()
    {
        using var model = new Block();

        var error = Assert.Throws<ArgumentException>(() => model.register_module("q_proj", nn.Identity()));

        Assert.Equal("module 'Block': there already is a component 'q_proj' (Parameter 'name')", error.Message);
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "scale")]
        private readonly Parameter _scale = new(ones(2));

        [ComponentName(Name = "table")]
        private readonly Tensor _table = arange(3);

        [ComponentName(Name = "q_proj")]
        private readonly Linear _query = nn.Linear(2, 2);

        [ComponentName(Name = "parts")]
        private readonly ModuleList<Linear> _parts = nn.ModuleList(nn.Linear(2, 2, false), nn.Linear(2, 2, false));

        [ComponentName(Name = "experts")]
        private readonly ModuleDict<Linear> _experts = nn.ModuleDict(("even", nn.Linear(2, 2, false)));

        internal Block()
            : base(nameof(Block)) => RegisterComponents();

        public override Tensor forward(Tensor input) =>
            _experts["even"].call(_parts[1].call(_parts[0].call(_query.call(input * _scale)))) + _table[0];
    }
}
