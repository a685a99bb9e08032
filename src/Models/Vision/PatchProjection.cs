using CoIN.Models.Configuration;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Cuts images into patches and gives each its embedding.</summary>
internal static class PatchProjection
{
    /// <summary>Returns the embeddings of all patches, row by row.</summary>
    /// <param name="pixels">[b, 3, side, side].</param>
    /// <param name="kernels">[d, 3, patch, patch].</param>
    /// <param name="bias">[d], or null.</param>
    /// <param name="config">The sizes.</param>
    /// <returns>[b, patches, d].</returns>
    public static Tensor Apply(Tensor pixels, Tensor kernels, Tensor? bias, VisionConfig config)
    {
        // A convolution whose stride is its kernel's size is one product of flattened patches and flattened kernels.
        long batch = pixels.shape[0], side = config.PatchSize, count = config.ImageSize / config.PatchSize, width = config.HiddenSize;
        var patches = pixels.reshape(batch, 3, count, side, count, side).permute(0, 2, 4, 1, 3, 5).reshape(batch * count * count, 3 * side * side);
        return nn.functional.linear(patches, kernels.view(width, 3 * side * side), bias).view(batch, count * count, width);
    }
}
