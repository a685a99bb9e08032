using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>One layer of EVA: attention and a feed-forward block, each behind a layer norm and added to its input.</summary>
internal sealed class EvaVisionLayer : nn.Module<Tensor, long, Tensor>
{
    [ComponentName(Name = "norm1")]
    private readonly VisionLayerNorm _attentionNorm;

    [ComponentName(Name = "attn")]
    private readonly EvaAttention _attention;

    [ComponentName(Name = "norm2")]
    private readonly VisionLayerNorm _feedForwardNorm;

    [ComponentName(Name = "mlp")]
    private readonly GeluFeedForward _feedForward;

    public EvaVisionLayer(VisionConfig config, WeightScope weights)
        : base(nameof(EvaVisionLayer))
    {
        _attentionNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("norm1"));
        _attention = new EvaAttention(config, weights.Child("attn"));
        _feedForwardNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("norm2"));
        _feedForward = new GeluFeedForward(config, "fc1", "fc2", weights.Child("mlp"));
        RegisterComponents();
    }

    public EvaAttention Attention => _attention;

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
