using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>One decoder layer: attention and a feed-forward block, each behind a norm and added to its input.</summary>
internal sealed class LlamaLayer : nn.Module<Tensor, AttentionFrame, Tensor>
{
    [ComponentName(Name = "self_attn")]
    private readonly LlamaAttention _attention;

    [ComponentName(Name = "mlp")]
    private readonly LlamaFeedForward _feedForward;

    [ComponentName(Name = "input_layernorm")]
    private readonly RmsNorm _attentionNorm;

    [ComponentName(Name = "post_attention_layernorm")]
    private readonly RmsNorm _feedForwardNorm;

    public LlamaLayer(LanguageConfig config, int layer, WeightScope weights)
        : base(nameof(LlamaLayer))
    {
        _attention = new LlamaAttention(config, layer, weights.Child("self_attn"));
        _feedForward = new LlamaFeedForward(config, weights.Child("mlp"));
        _attentionNorm = new RmsNorm(config.HiddenSize, config.RmsNormEps, weights.Child("input_layernorm"));
        _feedForwardNorm = new RmsNorm(config.HiddenSize, config.RmsNormEps, weights.Child("post_attention_layernorm"));
        RegisterComponents();
    }

    public LlamaAttention Attention => _attention;

    /// <param name="x">[n, d].</param>
    /// <param name="frame">Rows, positions, mask and cache.</param>
    /// <returns>[n, d], or only the tokens that <see cref="AttentionFrame.Querying"/> names.</returns>
    public override Tensor forward(Tensor x, AttentionFrame frame)
    {
        using var scope = NewDisposeScope();
        var attended = _attention.forward(_attentionNorm.forward(x), frame).add_(frame.SelectQueries(x));
        return _feedForward.forward(_feedForwardNorm.forward(attended)).add_(attended).MoveToOuterDisposeScope();
    }
}
