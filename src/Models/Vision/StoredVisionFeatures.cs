using CoIN.Models.Multimodal;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Features that were all computed at once and are kept in memory; safe to share between threads.</summary>
public sealed class StoredVisionFeatures : IVisionFeatures, IDisposable
{
    private readonly Tensor _features;

    private StoredVisionFeatures(Tensor features) => _features = features;

    /// <summary>The memory the features take.</summary>
    public long Bytes => _features.numel() * _features.element_size();

    /// <summary>Computes the features of all images.</summary>
    /// <param name="model">The model whose tower is used.</param>
    /// <param name="pixels">The normalised images in order, each [3, h, w] as a flat array; at least one.</param>
    /// <param name="batch">Images of a forward pass; the features do not depend on it beyond rounding.</param>
    /// <param name="computed">Is told how many images are done.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public static StoredVisionFeatures Compute(
        MultimodalModel model, IEnumerable<float[]> pixels, int batch, Action<int> computed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(computed);
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        var placement = model.Language.Placement;
        var side = model.Config.VisionConfig.ImageSize;
        var parts = new List<Tensor>();
        var done = 0;
        foreach (var chunk in pixels.Chunk(batch))
        {
            cancellation.ThrowIfCancellationRequested();
            using var inner = NewDisposeScope();
            var flat = chunk.SelectMany(image => image).ToArray();
            var input = tensor(flat, [chunk.Length, 3, side, side], ScalarType.Float32, placement.Device).to(placement.Type);
            parts.Add(model.EncodeImages(input).MoveToOuterDisposeScope());
            computed(done += chunk.Length);
        }

        return new StoredVisionFeatures(cat(parts, 0).DetachFromDisposeScope());
    }

    /// <inheritdoc/>
    public Tensor Of(IReadOnlyList<int> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        using var scope = NewDisposeScope();
        var index = tensor(images.Select(image => (long)image).ToArray(), ScalarType.Int64, _features.device);
        return _features.index_select(0, index).MoveToOuterDisposeScope();
    }

    /// <summary>Frees the features.</summary>
    public void Dispose() => _features.Dispose();
}
