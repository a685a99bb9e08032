using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Gives every patch of an image, and a class token before them, its embedding and position.</summary>
internal sealed class ClipEmbeddings : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "class_embedding")]
    private readonly Parameter _class;

    [ComponentName(Name = "patch_embedding")]
    private readonly NamedWeight _patch;

    [ComponentName(Name = "position_embedding")]
    private readonly NamedWeight _position;

    private readonly VisionConfig _config;

    public ClipEmbeddings(VisionConfig config, WeightScope weights)
        : base(nameof(ClipEmbeddings))
    {
        _config = config;
        long width = config.HiddenSize, side = config.PatchSize;
        var fresh = Initialization.Normal(0.02);
        _class = weights.Take("class_embedding", fresh, width);
        _patch = new NamedWeight(weights.Child("patch_embedding"), Initialization.LinearDefault(3 * side * side), width, 3, side, side);
        _position = new NamedWeight(weights.Child("position_embedding"), fresh, config.Patches + 1, width);
        RegisterComponents();
    }

    public Parameter Kernels => _patch.Weight;

    public Parameter Positions => _position.Weight;

    /// <param name="pixels">[b, 3, side, side].</param>
    /// <returns>[b, 1 + patches, d].</returns>
    public override Tensor forward(Tensor pixels)
    {
        long batch = pixels.shape[0], width = _config.HiddenSize;
        var embedded = PatchProjection.Apply(pixels, _patch.Weight, null, _config);
        return cat([_class.expand(batch, 1, width), embedded], 1).add_(_position.Weight);
    }
}
