using CoIN.Models.Weights;
using CoIN.Torch;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Divides every token by its root mean square and scales each channel.</summary>
internal sealed class RmsNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    private readonly double _epsilon;

    public RmsNorm(long width, double epsilon, WeightScope weights)
        : base(nameof(RmsNorm))
    {
        _epsilon = epsilon;
        _weight = weights.Take("weight", Initialization.Ones, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => FusedOperators.RmsNorm(x, _weight, _epsilon);
}
