using System.Globalization;
using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>EVA's embeddings and layers; no norm stands before the first layer.</summary>
internal sealed class EvaVisionTransformer : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "cls_token")]
    private readonly Parameter _class;

    [ComponentName(Name = "pos_embed")]
    private readonly Parameter _positions;

    [ComponentName(Name = "patch_embed")]
    private readonly EvaPatchEmbedding _patches;

    [ComponentName(Name = "blocks")]
    private readonly ModuleList<EvaVisionLayer> _layers;

    public EvaVisionTransformer(VisionConfig config, WeightScope weights)
        : base(nameof(EvaVisionTransformer))
    {
        var fresh = Initialization.Normal(0.02);
        var places = weights.Child("blocks");
        _class = weights.Take("cls_token", fresh, 1, 1, config.HiddenSize);
        _positions = weights.Take("pos_embed", fresh, 1, 1 + config.Patches, config.HiddenSize);
        _patches = new EvaPatchEmbedding(config, weights.Child("patch_embed"));
        _layers = new ModuleList<EvaVisionLayer>([
            .. Enumerable.Range(0, config.NumHiddenLayers).Select(index => new EvaVisionLayer(config, places.Child(index.ToString(CultureInfo.InvariantCulture))))]);
        RegisterComponents();
    }

    public TowerWeights Weights() => new(
        _patches.Kernels.detach(),
        _positions.detach().select(0, 0),
        FirstPatch: 1,
        [.. Enumerable.Range(0, _layers.Count).Select(index => _layers[index].Attention.Weights())],
        TowerWeights.MatricesBelow(this, "blocks."));

    /// <param name="pixels">[b, 3, side, side].</param>
    /// <returns>[b, 1 + patches, d].</returns>
    public override Tensor forward(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        var patches = _patches.forward(pixels);
        var (batch, width) = (patches.shape[0], patches.shape[2]);
        var hidden = cat([_class.expand(batch, 1, width), patches], 1).add_(_positions).view(-1, width); // [b*s, d]
        for (var index = 0; index < _layers.Count; index++)
        {
            hidden = _layers[index].forward(hidden, batch);
        }

        return hidden.view(batch, -1, width).MoveToOuterDisposeScope();
    }
}
