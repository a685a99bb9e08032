using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>What pre-training must know of a vision tower's inside.</summary>
/// <param name="Kernels">The patch kernels, [d, 3, patch, patch].</param>
/// <param name="Positions">The embeddings of positions, those of the patches row by row, [first + patches, d].</param>
/// <param name="FirstPatch">Which position is the first patch's: 1 behind a class token, 0 without one.</param>
/// <param name="Layers">The attention of each layer; views, made without gradients.</param>
/// <param name="Matrices">The matrices of all layers.</param>
public sealed record TowerWeights(Tensor Kernels, Tensor Positions, int FirstPatch, IReadOnlyList<AttentionWeights> Layers, IReadOnlyList<Parameter> Matrices)
{
    /// <summary>Returns the matrices whose names begin with a prefix.</summary>
    internal static IReadOnlyList<Parameter> MatricesBelow(nn.Module module, string prefix) =>
        [.. module.named_parameters().Where(item => item.Item2.dim() == 2 && item.Item1.StartsWith(prefix, StringComparison.Ordinal)).Select(item => item.Item2)];
}
