using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>MiniGPT-v2's frozen tower: EVA-CLIP's vision transformer and a layer norm over its last layer, without the class token.</summary>
/// <remarks>Source: Vision-CAIR/MiniGPT-4, minigpt4/models/eva_vit.py and minigpt_v2.py (encode_img); keys from <c>visual_encoder.</c> and <c>ln_vision.</c> on. Deviation: none.</remarks>
public sealed class EvaVisionTower : nn.Module<Tensor, Tensor>, IVisionTower
{
    // PyTorch's default, which MiniGPT-4 leaves for this norm.
    private const double LastNormEps = 1e-5;

    [ComponentName(Name = "visual_encoder")]
    private readonly EvaVisionTransformer _transformer;

    [ComponentName(Name = "ln_vision")]
    private readonly VisionLayerNorm _norm;

    /// <summary>Builds the tower around its weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="weights">Where the keys from <c>visual_encoder.</c> and <c>ln_vision.</c> on are.</param>
    public EvaVisionTower(VisionConfig config, WeightScope weights)
        : base(nameof(EvaVisionTower))
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(weights);
        _transformer = new EvaVisionTransformer(config, weights.Child("visual_encoder"));
        _norm = new VisionLayerNorm(config.HiddenSize, LastNormEps, weights.Child("ln_vision"));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Module => this;

    /// <inheritdoc/>
    public TowerWeights Weights() => _transformer.Weights();

    /// <summary>Returns the patch tokens of images.</summary>
    /// <param name="pixels">[b, 3, side, side], normalised with CLIP's mean and deviation.</param>
    /// <returns>[b, patches, d_vision].</returns>
    public override Tensor forward(Tensor pixels)
    {
        using var scope = NewDisposeScope();
        var tokens = _transformer.forward(pixels); // [b, 1 + p, d]
        return _norm.forward(tokens.narrow(1, 1, tokens.shape[1] - 1)).MoveToOuterDisposeScope();
    }
}
