using CoIN.Models.Vision;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Starts a small vision tower where learning is quick.</summary>
/// <remarks>
/// Patches are whitened: every kernel is a principal direction of real patches, scaled to unit variance. Positions are waves along both axes in channels of their own, as many as
/// a head has. The heads of the first two layers begin by looking at one neighbour each, straight in the first and diagonal in the second, as a convolution does; a
/// rotation of the waves is a step along the axis. In all later layers queries equal keys, so that attention begins with patches that look alike.
/// </remarks>
internal static class TowerInitialization
{
    // How sharply a head looks at its neighbour: about two thirds of its attention at the start.
    private const double Sharpness = 3;

    // A patch attends to its like about three times as much as to others.
    private const double Likeness = 0.9;

    private const double Ridge = 0.01, Deviation = 0.02;

    private static readonly (int X, int Y)[][] Neighbours = [[(1, 0), (-1, 0), (0, 1), (0, -1)], [(1, 1), (-1, 1), (1, -1), (-1, -1)]];

    /// <summary>Initialises a tower in place.</summary>
    /// <param name="weights">The tower's weights.</param>
    /// <param name="pixels">Sample images, [n, 3, h, w].</param>
    /// <param name="generator">Draws what is random; it is advanced.</param>
    public static void Apply(TowerWeights weights, Tensor pixels, Generator generator)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var (patches, width) = (weights.Positions.shape[0] - weights.FirstPatch, weights.Positions.shape[1]);
        var heads = weights.Layers[0].Query.shape[0];
        var waves = new PositionWaves((int)Math.Round(Math.Sqrt(patches)), (int)(width / heads / 4));
        foreach (var matrix in weights.Matrices)
        {
            matrix.normal_(0, Deviation, generator);
        }

        Whiten(weights.Kernels, pixels, width - waves.Channels);
        weights.Positions.zero_();
        weights.Positions.narrow(0, weights.FirstPatch, patches).narrow(1, width - waves.Channels, waves.Channels).copy_(waves.Table());
        foreach (var (index, layer) in weights.Layers.Index())
        {
            if (index < Neighbours.Length)
            {
                LookAt(Neighbours[index], layer, waves);
            }
            else
            {
                layer.Query.copy_(layer.Key.normal_(0, Likeness / Math.Sqrt(width), generator));
            }
        }
    }

    private static void Whiten(Tensor kernels, Tensor pixels, long channels)
    {
        var side = kernels.shape[2];
        var count = pixels.shape[2] / side;
        var patches = pixels.reshape(pixels.shape[0], 3, count, side, count, side).permute(0, 2, 4, 1, 3, 5).reshape(-1, 3 * side * side);
        var covariance = patches.transpose(0, 1).matmul(patches) / patches.shape[0];
        var (values, vectors) = linalg.eigh(covariance);
        channels = Math.Min(channels, vectors.shape[1]);
        var strongest = vectors.narrow(1, vectors.shape[1] - channels, channels) / (values.narrow(0, values.shape[0] - channels, channels) + Ridge).sqrt();
        kernels.zero_();
        kernels.narrow(0, 0, channels).copy_(strongest.transpose(0, 1).reshape(channels, 3, side, side));
    }

    private static void LookAt((int X, int Y)[] neighbours, AttentionWeights layer, PositionWaves waves)
    {
        var width = layer.Query.shape[2];
        layer.Query.zero_();
        layer.Key.zero_();
        for (var head = 0; head < layer.Query.shape[0]; head++)
        {
            var (x, y) = neighbours[head % neighbours.Length];
            Place(layer.Query, head).copy_(waves.Step(x, y) * Sharpness);
            Place(layer.Key, head).copy_(eye(waves.Channels) * Sharpness);
        }

        Tensor Place(Tensor matrix, int head) => matrix.select(0, head).narrow(0, 0, waves.Channels).narrow(1, width - waves.Channels, waves.Channels);
    }
}
