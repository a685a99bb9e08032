using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Qwen's self-attention: queries, keys and values come out of one projection, the only one of the language model that has a bias.</summary>
/// <remarks>Source: Qwen/Qwen-VL, modeling_qwen.py (QWenAttention); the rotary embedding turns halves together, as Llama's.</remarks>
internal sealed class QwenAttention : nn.Module<Tensor, AttentionFrame, Tensor>
{
    [ComponentName(Name = "c_attn")]
    private readonly nn.Module<Tensor, Tensor> _input;

    [ComponentName(Name = "c_proj")]
    private readonly nn.Module<Tensor, Tensor> _output;

    private readonly LanguageConfig _config;
    private readonly int _layer;

    public QwenAttention(LanguageConfig config, int layer, WeightScope weights)
        : base(nameof(QwenAttention))
    {
        (_config, _layer) = (config, layer);
        long width = config.HiddenSize;
        _input = weights.WrappedLinear("c_attn", width, 3 * width, bias: true);
        _output = weights.WrappedLinear("c_proj", width, width);
        RegisterComponents();
    }

    /// <summary>Returns the matrices of a layer without adapters.</summary>
    public AttentionWeights Weights()
    {
        long width = _config.HiddenSize;
        var input = ((Linear)_input).weight!.detach();
        Tensor Third(int index) => input.narrow(0, index * width, width).view(_config.NumAttentionHeads, _config.HeadSize, width);
        return new AttentionWeights(Third(0), Third(1), Third(2), ((Linear)_output).weight!.detach());
    }

    /// <param name="x">[n, d], normalised.</param>
    /// <param name="frame">Rows, positions, mask and cache.</param>
    /// <returns>[n, d], or only the tokens that <see cref="AttentionFrame.Querying"/> names.</returns>
    public override Tensor forward(Tensor x, AttentionFrame frame)
    {
        var width = _config.HiddenSize;
        var mixed = _input.forward(x); // [n, 3d]
        Tensor Third(int index) => mixed.narrow(1, index * width, width);
        return _output.forward(frame.Attend(_layer, _config.HeadSize, frame.SelectQueries(Third(0)), Third(1), Third(2)));
    }
}
