using CoIN.Models.Llava;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>The finished tower's features of a corpus, brought to mean 0 and variance 1 per channel.</summary>
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
    public CorpusFeatures(IReadOnlyList<LlavaModel> models, PretrainingCorpus corpus, Action<int> computed, CancellationToken cancellation)
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
        _mean = all.mean([0, 1]).DetachFromDisposeScope();
        _deviation = (all.var([0, 1], unbiased: false) + Ridge).sqrt().DetachFromDisposeScope();
        _features = all.sub_(_mean).div_(_deviation).DetachFromDisposeScope();
        _rows = corpus.WithImage.Index().ToDictionary(item => item.Item, item => (long)item.Index);
    }

    /// <summary>Returns the normalised features of some samples, [n, patches, d].</summary>
    public Tensor Of(IReadOnlyList<int> samples) =>
        _features.index_select(0, tensor(samples.Select(sample => _rows[sample]).ToArray(), ScalarType.Int64));

    /// <summary>Changes a projector that was trained on normalised features so that it gives the same on plain ones.</summary>
    /// <param name="projector">The projector; its first layer reads one patch, or several side by side.</param>
    public void Fold(LlavaProjector projector)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        var parameters = projector.named_parameters().ToDictionary(item => item.Item1, item => item.Item2);
        Parameter weight = parameters["0.weight"], bias = parameters["0.bias"];
        var repeats = weight.shape[1] / _mean.shape[0];
        weight.div_(_deviation.repeat(repeats));
        bias.sub_(weight.matmul(_mean.repeat(repeats)));
    }

    /// <summary>Frees the features.</summary>
    public void Dispose()
    {
        _features.Dispose();
        _mean.Dispose();
        _deviation.Dispose();
    }
}
