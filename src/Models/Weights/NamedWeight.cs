using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>A module that only holds a parameter called <c>weight</c>, such as an embedding table.</summary>
internal sealed class NamedWeight : nn.Module
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    public NamedWeight(WeightScope weights, Initialization fresh, params long[] shape)
        : base(nameof(NamedWeight))
    {
        _weight = weights.Take("weight", fresh, shape);
        RegisterComponents();
    }

    public Parameter Weight => _weight;
}
