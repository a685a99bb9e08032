using CoIN.Data.Images;
using CoIN.Data.MiniWorld.Corpus;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>The samples of a pre-training, rendered once and kept.</summary>
internal sealed class PretrainingCorpus
{
    private readonly ImagePreprocessor _images = new(new ImagePreprocessing { Size = BaseCorpus.ImageSide });
    private readonly BaseSample[] _samples;

    /// <summary>Renders the samples.</summary>
    /// <param name="seed">The world's seed.</param>
    /// <param name="first">The first sample.</param>
    /// <param name="count">How many samples.</param>
    /// <param name="rendered">Is told how many are done.</param>
    /// <param name="cancellation">Stops between two samples.</param>
    public PretrainingCorpus(ulong seed, int first, int count, Action<int> rendered, CancellationToken cancellation)
    {
        var corpus = new BaseCorpus(seed);
        _samples = new BaseSample[count];
        var done = 0;
        Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            _samples[i] = corpus.Sample(first + i);
            rendered(Interlocked.Increment(ref done));
        });
        WithImage = [.. Enumerable.Range(0, _samples.Length).Where(i => _samples[i].Pixels is not null)];
    }

    /// <summary>All samples.</summary>
    public IReadOnlyList<BaseSample> Samples => _samples;

    /// <summary>The numbers of the samples that have an image.</summary>
    public IReadOnlyList<int> WithImage { get; }

    /// <summary>Returns the normalised images of some samples, [n, 3, side, side].</summary>
    /// <param name="indices">Samples with an image.</param>
    public Tensor Pixels(IReadOnlyCollection<int> indices)
    {
        const int side = BaseCorpus.ImageSide;
        var values = new float[indices.Count * _images.Length];
        foreach (var (row, index) in indices.Index())
        {
            var image = new RgbImage(side, side, _samples[index].Pixels!);
            _images.Preprocess(image, $"sample {index}", values.AsSpan(row * _images.Length, _images.Length));
        }

        return tensor(values, [indices.Count, 3, side, side]);
    }
}
