using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Starts a small vision tower where learning is quick.</summary>
/// <remarks>
/// Three known starts: patches whitened (every kernel is a principal direction of real patches, scaled to unit variance, with both signs), positions as
/// sines and cosines in two dimensions, and queries equal to keys, so that attention begins with patches that look alike. Measured in docs/decisions.
/// </remarks>
internal static class TowerInitialization
{
    // Sharpens attention at the start: a patch then attends to its like about three times as much as to others.
    private const double AttentionScale = 1.55;

    private const double Ridge = 0.01, PositionScale = 0.3, LongestPeriod = 1000;

    /// <summary>Initialises a tower in place.</summary>
    /// <param name="parameters">The tower's parameters by their names in the checkpoint.</param>
    /// <param name="pixels">Sample images, [n, 3, h, w].</param>
    public static void Apply(IReadOnlyDictionary<string, Parameter> parameters, Tensor pixels)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        Whiten(parameters["vision_model.embeddings.patch_embedding.weight"], pixels);
        SetPositions(parameters["vision_model.embeddings.position_embedding.weight"]);
        foreach (var (name, query) in parameters.Where(item => item.Key.EndsWith("q_proj.weight", StringComparison.Ordinal)))
        {
            var key = parameters[name.Replace("q_proj", "k_proj", StringComparison.Ordinal)];
            query.copy_(key.mul_(AttentionScale));
        }
    }

    private static void Whiten(Parameter kernels, Tensor pixels)
    {
        var (width, side) = (kernels.shape[0], kernels.shape[2]);
        var count = pixels.shape[2] / side;
        var patches = pixels.reshape(pixels.shape[0], 3, count, side, count, side).permute(0, 2, 4, 1, 3, 5).reshape(-1, 3 * side * side);
        var covariance = patches.transpose(0, 1).matmul(patches) / patches.shape[0];
        var (values, vectors) = linalg.eigh(covariance);
        var half = width / 2;
        var strongest = vectors.narrow(1, vectors.shape[1] - half, half) / (values.narrow(0, values.shape[0] - half, half) + Ridge).sqrt();
        var directions = strongest.transpose(0, 1).reshape(half, 3, side, side);
        kernels.narrow(0, 0, half).copy_(directions);
        kernels.narrow(0, half, half).copy_(-directions);
    }

    private static void SetPositions(Parameter positions)
    {
        var (patches, width) = (positions.shape[0] - 1, positions.shape[1]);
        var grid = (int)Math.Round(Math.Sqrt(patches));
        var quarter = (int)width / 4;
        var values = new float[patches * width];
        for (var patch = 0; patch < patches; patch++)
        {
            for (var i = 0; i < quarter; i++)
            {
                var frequency = Math.Pow(LongestPeriod, -i / (double)quarter);
                var (x, y) = (patch % grid * frequency, patch / grid * frequency);
                foreach (var (part, value) in new[] { Math.Sin(x), Math.Cos(x), Math.Sin(y), Math.Cos(y) }.Index())
                {
                    values[(patch * width) + (part * quarter) + i] = (float)(PositionScale * value);
                }
            }
        }

        positions.narrow(0, 1, patches).narrow(1, 0, 4 * quarter).copy_(tensor(values, [patches, width]).narrow(1, 0, 4 * quarter));
    }
}
