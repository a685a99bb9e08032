using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Qwen-VL's resampler: a fixed number of learnt queries, each with a place in the image, gather patch tokens by one cross-attention; then a norm and a projection.</summary>
/// <remarks>
/// Source: Qwen/Qwen-VL, visual.py (Resampler, and VisionTransformer behind it); keys <c>attn_pool.</c>, <c>ln_post.</c> and <c>proj</c> behind <c>transformer.visual.</c>.
/// The places of queries are sines and cosines that are kept in the checkpoint but never learnt; those of the patches are interpolated from them. Deviation: none.
/// </remarks>
public sealed class Resampler : nn.Module<Tensor, Tensor>, IImageProjector
{
    [ComponentName(Name = "attn_pool")]
    private readonly CrossAttentionPool _pool;

    [ComponentName(Name = "ln_post")]
    private readonly VisionLayerNorm _norm;

    [ComponentName(Name = "proj")]
    private readonly Parameter _projection;

    /// <summary>Builds the resampler around its weights.</summary>
    /// <param name="config">The sizes; the queries are a square number.</param>
    /// <param name="weights">Where the keys from <c>attn_pool.</c>, <c>ln_post.</c> and <c>proj</c> on are.</param>
    public Resampler(ModelConfig config, WeightScope weights)
        : base(nameof(Resampler))
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(weights);
        long width = config.TextConfig.HiddenSize;
        _pool = new CrossAttentionPool(config, weights.Child("attn_pool"));
        _norm = new VisionLayerNorm(width, config.VisionConfig.LayerNormEps, weights.Child("ln_post"));
        _projection = weights.Take("proj", Initialization.Normal(1 / Math.Sqrt(width)), width, width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public nn.Module Module => this;

    /// <inheritdoc/>
    public (Parameter Weight, Parameter? Bias) FirstLayer => (_pool.Input, null);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Matrices => [.. _pool.Matrices, _projection];

    /// <summary>Returns patch tokens as tokens of the language model, a fixed number for each image.</summary>
    /// <param name="features">[b, patches, d_vision].</param>
    /// <returns>[b * queries, d].</returns>
    public override Tensor forward(Tensor features)
    {
        using var scope = NewDisposeScope();
        return _norm.forward(_pool.forward(features)).matmul(_projection).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public Tensor Project(Tensor features) => forward(features);
}
