using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>One decoder layer of Qwen: attention and a feed-forward block, each behind a norm and added to its input.</summary>
internal sealed class QwenLayer : nn.Module<Tensor, AttentionFrame, Tensor>
{
    [ComponentName(Name = "ln_1")]
    private readonly RmsNorm _attentionNorm;

    [ComponentName(Name = "attn")]
    private readonly QwenAttention _attention;

    [ComponentName(Name = "ln_2")]
    private readonly RmsNorm _feedForwardNorm;

    [ComponentName(Name = "mlp")]
    private readonly QwenFeedForward _feedForward;

    public QwenLayer(LanguageConfig config, int layer, WeightScope weights)
        : base(nameof(QwenLayer))
    {
        _attentionNorm = new RmsNorm(config.HiddenSize, config.RmsNormEps, weights.Child("ln_1"));
        _attention = new QwenAttention(config, layer, weights.Child("attn"));
        _feedForwardNorm = new RmsNorm(config.HiddenSize, config.RmsNormEps, weights.Child("ln_2"));
        _feedForward = new QwenFeedForward(config, weights.Child("mlp"));
        RegisterComponents();
    }

    public QwenAttention Attention => _attention;

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
