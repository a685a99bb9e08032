using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Qwen-VL's vision transformer, up to the resampler. It has no class token; its positions are kept for one grid and interpolated to that of the patches.</summary>
/// <remarks>Source: Qwen/Qwen-VL, visual.py (VisionTransformer); keys behind <c>transformer.visual.</c>. Deviation: none.</remarks>
public sealed class QwenVisionTower : nn.Module<Tensor, Tensor>, IVisionTower
{
    [ComponentName(Name = "conv1")]
    private readonly NamedWeight _patch;

    [ComponentName(Name = "positional_embedding")]
    private readonly Parameter _positions;

    [ComponentName(Name = "ln_pre")]
    private readonly VisionLayerNorm _firstNorm;

    [ComponentName(Name = "transformer")]
    private readonly QwenVisionLayers _layers;

    private readonly VisionConfig _config;

    /// <summary>Builds the tower around its weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="weights">Where the keys from <c>conv1.</c> on are.</param>
    public QwenVisionTower(VisionConfig config, WeightScope weights)
        : base(nameof(QwenVisionTower))
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(weights);
        _config = config;
        long width = config.HiddenSize, side = config.PatchSize, positions = config.PositionGrid > 0 ? config.PositionGrid * config.PositionGrid : config.Patches;
        _patch = new NamedWeight(weights.Child("conv1"), Initialization.LinearDefault(3 * side * side), width, 3, side, side);
        _positions = weights.Take("positional_embedding", Initialization.Normal(1 / Math.Sqrt(width)), positions, width);
        _firstNorm = new VisionLayerNorm(width, config.LayerNormEps, weights.Child("ln_pre"));
        _layers = new QwenVisionLayers(config, weights.Child("transformer"));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Module => this;

    /// <inheritdoc/>
    public TowerWeights Weights() => new(_patch.Weight.detach(), _positions.detach(), FirstPatch: 0, _layers.Attentions(), TowerWeights.MatricesBelow(this, "transformer.resblocks."));

    /// <summary>Returns the patch tokens of images.</summary>
    /// <param name="pixels">[b, 3, side, side], normalised with CLIP's mean and deviation.</param>
    /// <returns>[b, patches, d_vision].</returns>
    public override Tensor forward(Tensor pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);

        using var scope = NewDisposeScope();
        var embedded = PatchProjection.Apply(pixels, _patch.Weight, null, _config);
        embedded = embedded.add_(GridPositions.Interpolate(_positions, _config.Patches)); // [b, s, d]
        var (batch, length, width) = (embedded.shape[0], embedded.shape[1], embedded.shape[2]);
        var hidden = _layers.forward(_firstNorm.forward(embedded).view(batch * length, width), batch);
        return hidden.view(batch, length, width).MoveToOuterDisposeScope();
    }
}
