using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>CLIP's vision transformer up to the layer that LLaVA reads, without the class token.</summary>
/// <remarks>
/// Source: huggingface/transformers, models/clip/modeling_clip.py (CLIPVisionTransformer) and haotian-liu/LLaVA, llava/model/multimodal_encoder/clip_encoder.py
/// (feature_select "patch"). Keys as in openai/clip-vit-large-patch14-336 from <c>vision_model.</c> on; layers behind the one that is read are built, so that the key set is the
/// checkpoint's, but never run. Deviation: none.
/// </remarks>
public sealed class ClipVisionTower : nn.Module<Tensor, Tensor>, IVisionTower
{
    [ComponentName(Name = "vision_model")]
    private readonly ClipVisionTransformer _transformer;

    /// <summary>Builds the tower around its weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="featureLayer">Which hidden layer comes out, counted from the last (-1).</param>
    /// <param name="weights">Where the keys from <c>vision_model.</c> on are.</param>
    public ClipVisionTower(VisionConfig config, int featureLayer, WeightScope weights)
        : base(nameof(ClipVisionTower))
    {
        ArgumentNullException.ThrowIfNull(weights);
        _transformer = new ClipVisionTransformer(config, featureLayer, weights.Child("vision_model"));
        RegisterComponents();
    }

    /// <inheritdoc/>
    public nn.Module<Tensor, Tensor> Module => this;

    /// <inheritdoc/>
    public TowerWeights Weights() => _transformer.Weights();

    /// <summary>Returns the patch tokens of images.</summary>
    /// <param name="pixels">[b, 3, side, side], normalised with CLIP's mean and deviation.</param>
    /// <returns>[b, patches, d_vision].</returns>
    public override Tensor forward(Tensor pixels) => _transformer.forward(pixels);
}
