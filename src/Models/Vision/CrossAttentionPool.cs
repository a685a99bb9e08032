using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>The resampler's cross-attention: queries and patches meet with their places added; what is gathered is the patches without theirs.</summary>
internal sealed class CrossAttentionPool : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "pos_embed")]
    private readonly Parameter _positions;

    [ComponentName(Name = "query")]
    private readonly Parameter _queries;

    [ComponentName(Name = "kv_proj")]
    private readonly Linear _input;

    [ComponentName(Name = "attn")]
    private readonly FusedCrossAttention _attention;

    [ComponentName(Name = "ln_q")]
    private readonly VisionLayerNorm _queryNorm;

    [ComponentName(Name = "ln_kv")]
    private readonly VisionLayerNorm _inputNorm;

    public CrossAttentionPool(ModelConfig config, WeightScope weights)
        : base(nameof(CrossAttentionPool))
    {
        int width = config.TextConfig.HiddenSize, queries = config.Queries;
        var epsilon = config.VisionConfig.LayerNormEps;
        _positions = weights.Take("pos_embed", Initialization.Exactly(GridPositions.Waves((int)Math.Round(Math.Sqrt(queries)), width)), queries, width);
        _positions.requires_grad = false;
        _queries = weights.Take("query", Initialization.Normal(0.02), queries, width);
        _input = weights.Linear("kv_proj", config.VisionConfig.HiddenSize, width, bias: false);
        _attention = new FusedCrossAttention(width, config.TextConfig.NumAttentionHeads, weights.Child("attn"));
        _queryNorm = new VisionLayerNorm(width, epsilon, weights.Child("ln_q"));
        _inputNorm = new VisionLayerNorm(width, epsilon, weights.Child("ln_kv"));
        RegisterComponents();
    }

    public Parameter Input => _input.weight!;

    public IEnumerable<Parameter> Matrices => [_input.weight!, .. _attention.Matrices];

    /// <param name="x">[b, patches, d_vision].</param>
    /// <returns>[b * queries, d].</returns>
    public override Tensor forward(Tensor x)
    {
        var (batch, patches) = (x.shape[0], x.shape[1]);
        var queries = _queryNorm.forward(_queries) + _positions; // [q, d]
        var values = _inputNorm.forward(_input.forward(x)); // [b, p, d]
        var keys = values + GridPositions.Interpolate(_positions, patches);
        return _attention.Attend(queries, keys.flatten(0, 1), values.flatten(0, 1), batch);
    }
}
