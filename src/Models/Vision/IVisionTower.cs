using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>A vision tower: from normalised images, [b, 3, side, side], to patch tokens, [b, patches, d_vision].</summary>
public interface IVisionTower
{
    /// <summary>The module itself; its parameters have the published checkpoint's names behind the family's prefix.</summary>
    nn.Module<Tensor, Tensor> Module { get; }

    /// <summary>Returns what pre-training must know of the inside; views without gradients.</summary>
    TowerWeights Weights();
}
