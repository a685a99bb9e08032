using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Divides every token by its root mean square and scales each channel.</summary>
/// <remarks>Source: huggingface/transformers, models/llama/modeling_llama.py (LlamaRMSNorm): half-precision input is normalised in single precision.</remarks>
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

    public override Tensor forward(Tensor x)
    {
        if (x.dtype != ScalarType.Float32)
        {
            var wide = x.to(ScalarType.Float32);
            return (wide * InverseScale(wide)).to(x.dtype) * _weight;
        }

        return x * InverseScale(x) * _weight;
    }

    private Tensor InverseScale(Tensor x) => x.square().mean([-1], keepdim: true).add_(_epsilon).rsqrt_();
}
