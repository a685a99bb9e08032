using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Embeddings, a norm and the encoder's layers.</summary>
internal sealed class ClipVisionTransformer : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "embeddings")]
    private readonly ClipEmbeddings _embeddings;

    // The checkpoint spells it so.
    [ComponentName(Name = "pre_layrnorm")]
    private readonly VisionLayerNorm _firstNorm;

    [ComponentName(Name = "encoder")]
    private readonly LayerStack<ClipEncoderLayer> _encoder;

    // Part of the checkpoint; it acts behind the last layer, which LLaVA does not read.
    [ComponentName(Name = "post_layernorm")]
    private readonly VisionLayerNorm _lastNorm;

    private readonly int _layers;
    private readonly int _layersRead;

    public ClipVisionTransformer(VisionConfig config, int featureLayer, WeightScope weights)
        : base(nameof(ClipVisionTransformer))
    {
        _embeddings = new ClipEmbeddings(config, weights.Child("embeddings"));
        _firstNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("pre_layrnorm"));
        _encoder = new LayerStack<ClipEncoderLayer>(config.NumHiddenLayers, weights.Child("encoder"), (_, place) => new ClipEncoderLayer(config, place));
        _lastNorm = new VisionLayerNorm(config.HiddenSize, config.LayerNormEps, weights.Child("post_layernorm"));
        _layers = config.NumHiddenLayers;
        _layersRead = config.NumHiddenLayers + 1 + featureLayer;
        RegisterComponents();
    }

    public TowerWeights Weights() => new(
        _embeddings.Kernels.detach(),
        _embeddings.Positions.detach(),
        FirstPatch: 1,
        [.. Enumerable.Range(0, _layers).Select(index => _encoder[index].Attention.Weights())],
        TowerWeights.MatricesBelow(this, "encoder.layers."));

    public override Tensor forward(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        var embedded = _embeddings.forward(pixels); // [b, s, d]
        var (batch, length, width) = (embedded.shape[0], embedded.shape[1], embedded.shape[2]);
        var hidden = _firstNorm.forward(embedded).view(batch * length, width); // [b*s, d]
        for (var index = 0; index < _layersRead; index++)
        {
            hidden = _encoder[index].forward(hidden, batch);
        }

        return hidden.view(batch, length, width).narrow(1, 1, length - 1).MoveToOuterDisposeScope();
    }
}
