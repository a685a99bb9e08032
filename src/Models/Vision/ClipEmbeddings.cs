using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Cuts images into patches and gives every patch, and a class token before them, its embedding and position.</summary>
internal sealed class ClipEmbeddings : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "class_embedding")]
    private readonly Parameter _class;

    [ComponentName(Name = "patch_embedding")]
    private readonly NamedWeight _patch;

    [ComponentName(Name = "position_embedding")]
    private readonly NamedWeight _position;

    private readonly ClipVisionConfig _config;

    public ClipEmbeddings(ClipVisionConfig config, WeightScope weights)
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

    /// <param name="pixels">[b, 3, side, side].</param>
    /// <returns>[b, 1 + patches, d].</returns>
    public override Tensor forward(Tensor pixels)
    {
        // A convolution whose stride is its kernel's size is one product of flattened patches and flattened kernels.
        long batch = pixels.shape[0], side = _config.PatchSize, count = _config.ImageSize / _config.PatchSize, width = _config.HiddenSize;
        var patches = pixels.reshape(batch, 3, count, side, count, side).permute(0, 2, 4, 1, 3, 5).reshape(batch * count * count, 3 * side * side);
        var embedded = nn.functional.linear(patches, _patch.Weight.view(width, 3 * side * side)).view(batch, count * count, width);
        return cat([_class.expand(batch, 1, width), embedded], 1).add_(_position.Weight);
    }
}
