using CoIN.Benchmark;
using CoIN.Models.Multimodal;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>The first phase: the vision tower learns to say what is in each patch.</summary>
internal static class VisionPretraining
{
    private const int ImagesToWhiten = 1000, UnseenSamples = 400, CheckBatch = 50;

    /// <summary>Trains the towers of equal models together; the first one is the one that is kept.</summary>
    /// <param name="models">Replicas of the model.</param>
    /// <param name="corpus">The images.</param>
    /// <param name="options">Seed and phase.</param>
    /// <param name="progress">Is told after each update.</param>
    /// <param name="unfinished">Keeps the state now and then; null to keep nothing.</param>
    /// <param name="cancellation">Stops between two updates.</param>
    /// <returns>The accuracy of each group of tags on unseen images, and the losses.</returns>
    public static (IReadOnlyDictionary<string, double> TagAccuracy, IReadOnlyList<double> Losses) Run(
        IReadOnlyList<MultimodalModel> models, PretrainingCorpus corpus, PretrainingOptions options, IProgress<PretrainingProgress> progress, IUnfinishedWork? unfinished,
        CancellationToken cancellation)
    {
        var vision = models[0].Config.VisionConfig;
        var tagger = new PatchTagger(vision.ImageSize / vision.PatchSize);
        Initialize(models[0], corpus, options.Seed);
        var heads = models.Select(model => new TaggingHead(model.VisionTower.Module, vision.HiddenSize, tagger.Groups)).ToList();
        var replicas = new Replicas([.. heads]);
        using var optimizer = new BlockOptimizer(Matrices(models[0]), replicas.Kept, options.Vision);
        var losses = new LossHistory(options.Vision.Updates);
        var order = new EndlessOrder(corpus.WithImage, SeededRandom.For(options.Seed, "vision"));
        var share = options.Vision.Batch / models.Count;
        var checkpoint = unfinished is null ? null : new TrainingCheckpoint(unfinished, "vision", optimizer.Tensors, optimizer.Adam, losses, []);
        var start = checkpoint?.Restore() ?? 0;
        replicas.Broadcast();
        for (var update = 0; update < options.Vision.Updates; update++)
        {
            cancellation.ThrowIfCancellationRequested();
            var chosen = order.Take(options.Vision.Batch);
            if (update < start)
            {
                continue;
            }

            losses.Add(replicas.Backward(replica =>
            {
                var mine = chosen[(replica * share)..((replica + 1) * share)];
                return heads[replica].Loss(corpus.Pixels(mine), [.. mine.Select(index => tagger.Tag(corpus.Samples[index]))]);
            }));
            optimizer.Step(update);
            replicas.Broadcast();
            progress.Report(new PretrainingProgress("vision", (long)(update + 1) * options.Vision.Batch, (long)options.Vision.Updates * options.Vision.Batch, losses.Running));
            checkpoint?.KeepIfDue(update + 1, isLast: update + 1 == options.Vision.Updates);
        }

        return (Check(heads[0], tagger, options), losses.Tenths());
    }

    private static Dictionary<string, double> Check(TaggingHead head, PatchTagger tagger, PretrainingOptions options)
    {
        var corpus = new PretrainingCorpus(options.Seed, options.Samples, UnseenSamples, _ => { }, CancellationToken.None);
        var checks = corpus.WithImage.Chunk(CheckBatch)
            .Select(batch => head.Check(corpus.Pixels(batch), [.. batch.Select(index => tagger.Tag(corpus.Samples[index]))]).ToList()).ToList();
        return PatchTagger.GroupNames.Index().ToDictionary(
            group => group.Item, group => checks.Sum(check => check[group.Index].Right) / (double)Math.Max(1, checks.Sum(check => check[group.Index].Known)));
    }

    private static void Initialize(MultimodalModel model, PretrainingCorpus corpus, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(SeededRandom.For(seed, "tower").NextUInt64(), CPU);
        TowerInitialization.Apply(model.VisionTower.Weights(), corpus.Pixels([.. corpus.WithImage.Take(ImagesToWhiten)]), generator);
    }

    private static IReadOnlyList<Parameter> Matrices(MultimodalModel model)
    {
        using var scope = NewDisposeScope();
        return model.VisionTower.Weights().Matrices;
    }
}
