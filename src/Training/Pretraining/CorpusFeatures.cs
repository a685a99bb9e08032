using CoIN.Models.Multimodal;
using CoIN.Models.Vision;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>The finished tower's features of a corpus, brought to mean 0 and variance 1 per channel; a projector whose first layer has no bias keeps the means.</summary>
/// <remarks>The projector learns faster on normalised features; afterwards <see cref="Fold"/> builds the normalisation into its first layer.</remarks>
internal sealed class CorpusFeatures : IDisposable
{
    private const int Batch = 64;
    private const double Ridge = 1e-6;

    private readonly Tensor _features;
    private readonly Tensor _mean;
    private readonly Tensor _deviation;
    private readonly Dictionary<int, long> _rows;

    /// <summary>Computes the features.</summary>
    /// <param name="models">Replicas of the model; each computes a share.</param>
    /// <param name="corpus">The images.</param>
    /// <param name="computed">Is told how many images are done.</param>
    /// <param name="cancellation">Stops between two batches.</param>
    public CorpusFeatures(IReadOnlyList<MultimodalModel> models, PretrainingCorpus corpus, Action<int> computed, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var chunks = corpus.WithImage.Chunk(Batch).ToList();
        var parts = new Tensor[chunks.Count];
        var done = 0;
        Parallel.For(0, models.Count, new ParallelOptions { CancellationToken = cancellation }, replica =>
        {
            using var alsoNoGradients = no_grad();
            for (var i = replica; i < chunks.Count; i += models.Count)
            {
                cancellation.ThrowIfCancellationRequested();
                using var inner = NewDisposeScope();
                parts[i] = models[replica].EncodeImages(corpus.Pixels(chunks[i])).DetachFromDisposeScope();
                computed(Interlocked.Add(ref done, chunks[i].Length));
            }
        });
        var all = cat(parts, 0);
        Array.ForEach(parts, part => part.Dispose());
        var mean = all.mean([0, 1]);
        _mean = (models[0].Projector.FirstLayer.Bias is null ? mean.zero_() : mean).DetachFromDisposeScope();
        _deviation = (all.var([0, 1], unbiased: false) + Ridge).sqrt().DetachFromDisposeScope();
        _features = all.sub_(_mean).div_(_deviation).DetachFromDisposeScope();
        _rows = corpus.WithImage.Index().ToDictionary(item => item.Item, item => (long)item.Index);
    }

    /// <summary>Returns the normalised features of some samples, [n, patches, d].</summary>
    public Tensor Of(IReadOnlyList<int> samples) =>
        _features.index_select(0, tensor(samples.Select(sample => _rows[sample]).ToArray(), ScalarType.Int64));

    /// <summary>Changes a projector that was trained on these features so that it gives the same on plain ones.</summary>
    /// <param name="projector">The projector; its first layer reads one patch, or several side by side.</param>
    public void Fold(IImageProjector projector)
    {
        ArgumentNullException.ThrowIfNull(projector);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var (weight, bias) = projector.FirstLayer;
        var repeats = weight.shape[1] / _mean.shape[0];
        weight.div_(_deviation.repeat(repeats));
        bias?.sub_(weight.matmul(_mean.repeat(repeats)));
    }

    /// <summary>Frees the features.</summary>
    public void Dispose()
    {
        _features.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }
}
