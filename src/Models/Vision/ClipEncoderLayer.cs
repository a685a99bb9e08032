using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>One layer of the vision transformer: attention and a feed-forward block, each behind a layer norm and added to its input.</summary>
internal sealed class ClipEncoderLayer : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "self_attn")]
    private readonly ClipAttention _attention;

    [ComponentName(Name = "layer_norm1")]
    private readonly VisionLayerNorm _attentionNorm;

    [ComponentName(Name = "mlp")]
    private readonly ClipFeedForward _feedForward;

    [ComponentName(Name = "layer_norm2")]
    private readonly VisionLayerNorm _feedForwardNorm;

    public ClipEncoderLayer(VisionConfig config, WeightScope weights)
        : base(nameof(ClipEncoderLayer))
    {
        _attention = new ClipAttention(config, weights.Child("self_attn"));
        _attentionNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("layer_norm1"));
        _feedForward = new ClipFeedForward(config, weights.Child("mlp"));
        _feedForwardNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("layer_norm2"));
        RegisterComponents();
    }

    public ClipAttention Attention => _attention;

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
