using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using CoIN.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Llama's feed-forward block: down(silu(gate(x)) * up(x)).</summary>
internal sealed class LlamaFeedForward : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "gate_proj")]
    private readonly nn.Module<Tensor, Tensor> _gate;

    [ComponentName(Name = "up_proj")]
    private readonly nn.Module<Tensor, Tensor> _up;

    [ComponentName(Name = "down_proj")]
    private readonly nn.Module<Tensor, Tensor> _down;

    public LlamaFeedForward(LanguageConfig config, WeightScope weights)
        : base(nameof(LlamaFeedForward))
    {
        _gate = weights.WrappedLinear("gate_proj", config.HiddenSize, config.IntermediateSize);
        _up = weights.WrappedLinear("up_proj", config.HiddenSize, config.IntermediateSize);
        _down = weights.WrappedLinear("down_proj", config.IntermediateSize, config.HiddenSize);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => _down.forward(FusedOperators.SwiGlu(_gate.forward(x), _up.forward(x)));
}
