using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Self-attention with rotary positions; groups of query heads share a key and value head.</summary>
internal sealed class LlamaAttention : nn.Module<Tensor, AttentionFrame, Tensor>
{
    [ComponentName(Name = "q_proj")]
    private readonly nn.Module<Tensor, Tensor> _query;

    [ComponentName(Name = "k_proj")]
    private readonly nn.Module<Tensor, Tensor> _key;

    [ComponentName(Name = "v_proj")]
    private readonly nn.Module<Tensor, Tensor> _value;

    [ComponentName(Name = "o_proj")]
    private readonly nn.Module<Tensor, Tensor> _output;

    private readonly LanguageConfig _config;
    private readonly int _layer;

    public LlamaAttention(LanguageConfig config, int layer, WeightScope weights)
        : base(nameof(LlamaAttention))
    {
        (_config, _layer) = (config, layer);
        long width = config.HiddenSize, shared = config.NumKeyValueHeads * config.HeadSize;
        _query = weights.WrappedLinear("q_proj", width, width);
        _key = weights.WrappedLinear("k_proj", width, shared);
        _value = weights.WrappedLinear("v_proj", width, shared);
        _output = weights.WrappedLinear("o_proj", width, width);
        RegisterComponents();
    }

    /// <summary>Returns the matrices of a layer without adapters whose heads all have keys of their own.</summary>
    public AttentionWeights Weights()
    {
        Tensor Of(nn.Module<Tensor, Tensor> layer) => ((Linear)layer).weight!.detach();
        Tensor PerHead(nn.Module<Tensor, Tensor> layer) => Of(layer).view(_config.NumAttentionHeads, _config.HeadSize, _config.HiddenSize);
        return new AttentionWeights(PerHead(_query), PerHead(_key), PerHead(_value), Of(_output));
    }

    /// <param name="x">[n, d], normalised.</param>
    /// <param name="frame">Rows, positions, mask and cache.</param>
    /// <returns>[n, d], or only the tokens that <see cref="AttentionFrame.Querying"/> names.</returns>
    public override Tensor forward(Tensor x, AttentionFrame frame)
    {
        return _output.forward(frame.Attend(_layer, _config.HeadSize, _query.forward(frame.SelectQueries(x)), _key.forward(x), _value.forward(x)));
    }
}
