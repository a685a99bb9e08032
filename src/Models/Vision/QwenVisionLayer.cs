using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>One layer of Qwen-VL's vision transformer: attention and a feed-forward block, each behind a layer norm and added to its input.</summary>
internal sealed class QwenVisionLayer : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "ln_1")]
    private readonly VisionLayerNorm _attentionNorm;

    [ComponentName(Name = "ln_2")]
    private readonly VisionLayerNorm _feedForwardNorm;

    [ComponentName(Name = "attn")]
    private readonly QwenVisionAttention _attention;

    [ComponentName(Name = "mlp")]
    private readonly GeluFeedForward _feedForward;

    public QwenVisionLayer(VisionConfig config, WeightScope weights)
        : base(nameof(QwenVisionLayer))
    {
        _attentionNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("ln_1"));
        _feedForwardNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("ln_2"));
        _attention = new QwenVisionAttention(config, weights.Child("attn"));
        _feedForward = new GeluFeedForward(config, "c_fc", "c_proj", weights.Child("mlp"));
        RegisterComponents();
    }

    public QwenVisionAttention Attention => _attention;

    /// <param name="x">[b*s, d].</param>
    /// <param name="batch">b.</param>
    /// <returns>[b*s, d].</returns>
    public override Tensor forward(Tensor x, long batch)
    {
        using var scope = NewDisposeScope();
        var attended = _attention.forward(_attentionNorm.forward(x), batch).add_(x);
        return _feedForward.forward(_feedForwardNorm.forward(attended)).add_(attended).MoveToOuterDisposeScope();
    }
}
