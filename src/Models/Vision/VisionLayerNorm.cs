using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>A layer norm over the last dimension.</summary>
internal sealed class VisionLayerNorm : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    private readonly long[] _shape;
    private readonly double _epsilon;

    public VisionLayerNorm(long width, double epsilon, WeightScope weights)
        : base(nameof(VisionLayerNorm))
    {
        (_shape, _epsilon) = ([width], epsilon);
        _weight = weights.Take("weight", Initialization.Ones, width);
        _bias = weights.Take("bias", Initialization.Zeros, width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => nn.functional.layer_norm(x, _shape, _weight, _bias, _epsilon);
}
