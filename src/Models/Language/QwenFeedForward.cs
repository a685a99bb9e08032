using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using CoIN.Torch;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Qwen's feed-forward block: c_proj(w1(x) * silu(w2(x))). The gate is w2, not w1.</summary>
/// <remarks>Source: Qwen/Qwen-VL, modeling_qwen.py (QWenMLP). Its configuration states twice the width of each branch; ours states the width itself.</remarks>
internal sealed class QwenFeedForward : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "w1")]
    private readonly nn.Module<Tensor, Tensor> _up;

    [ComponentName(Name = "w2")]
    private readonly nn.Module<Tensor, Tensor> _gate;

    [ComponentName(Name = "c_proj")]
    private readonly nn.Module<Tensor, Tensor> _down;

    public QwenFeedForward(LanguageConfig config, WeightScope weights)
        : base(nameof(QwenFeedForward))
    {
        _up = weights.WrappedLinear("w1", config.HiddenSize, config.IntermediateSize);
        _gate = weights.WrappedLinear("w2", config.HiddenSize, config.IntermediateSize);
        _down = weights.WrappedLinear("c_proj", config.IntermediateSize, config.HiddenSize);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => _down.forward(FusedOperators.SwiGlu(_gate.forward(x), _up.forward(x)));
}
