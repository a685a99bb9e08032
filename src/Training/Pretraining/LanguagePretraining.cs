using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Corpus;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>The second phase: projector and language model learn captions, questions and answers over the finished tower.</summary>
internal static class LanguagePretraining
{
    // Samples are sorted by length within so many batches, so that a batch needs little padding.
    private const int BatchesSorted = 8;

    /// <summary>Trains equal models together; the first one is the one that is kept.</summary>
    /// <param name="models">Replicas of the model, with finished towers.</param>
    /// <param name="corpus">The samples.</param>
    /// <param name="encoder">Makes ids and labels.</param>
    /// <param name="features">The tower's features of the corpus' images, normalised.</param>
    /// <param name="options">Seed and phase.</param>
    /// <param name="progress">Is told after each update.</param>
    /// <param name="unfinished">Keeps the state now and then; null to keep nothing.</param>
    /// <param name="cancellation">Stops between two updates.</param>
    /// <returns>The mean loss of each tenth.</returns>
    public static IReadOnlyList<double> Run(
        IReadOnlyList<MultimodalModel> models, PretrainingCorpus corpus, ConversationEncoder encoder, CorpusFeatures features,
        PretrainingOptions options, IProgress<PretrainingProgress> progress, IUnfinishedWork? unfinished,
        CancellationToken cancellation)
    {
        Initialize(models[0], options.Seed);
        var conversations = corpus.Samples.Index().Where(item => item.Item.Turns.Count > 0)
            .Select(item => new Conversation(item.Item.Pixels is null ? null : item.Index, Encode(item.Item, options.Seed, item.Index, encoder))).ToList();
        var replicas = new Replicas([.. models.Select(model => new Learner(model))]);
        using var optimizer = new BlockOptimizer(Matrices(models[0]), replicas.Kept, options.Language);
        var losses = new LossHistory(options.Language.Updates);
        var checkpoint = unfinished is null ? null : new TrainingCheckpoint(unfinished, "language", optimizer.Tensors, optimizer.Adam, losses, []);
        var start = checkpoint?.Restore() ?? 0;
        replicas.Broadcast();
        foreach (var (update, chosen) in Batches(conversations, options).Take(options.Language.Updates).Index())
        {
            cancellation.ThrowIfCancellationRequested();
            if (update < start)
            {
                continue;
            }

            losses.Add(replicas.Backward(replica =>
            {
                // Every other sample, so that all replicas get samples of like length.
                var mine = chosen.Where((_, i) => i % models.Count == replica).ToList();
                var images = mine.Select(index => conversations[index].Image).OfType<int>().ToList();
                return models[replica].Loss(MultimodalBatch.ForTraining(
                    [.. mine.Select(index => conversations[index].Encoded)], images.Count == 0 ? null : features.Of(images), models[replica].Config, CPU));
            }));
            optimizer.Step(update);
            replicas.Broadcast();
            progress.Report(new PretrainingProgress("language", (long)(update + 1) * options.Language.Batch, (long)options.Language.Updates * options.Language.Batch, losses.Running));
            checkpoint?.KeepIfDue(update + 1);
        }

        return losses.Tenths();
    }

    private static void Initialize(MultimodalModel model, ulong seed)
    {
        using var generator = new Generator(SeededRandom.For(seed, "language model").NextUInt64(), CPU);
        LanguageInitialization.Apply(model.Language.Weights(), generator);
    }

    // Each turn sees the image and itself: after a caption the answers could be read off the text, and the image would go unlooked at.
    private static EncodedConversation Encode(BaseSample sample, ulong seed, int index, ConversationEncoder encoder)
    {
        var image = sample.Pixels is null ? "" : $"{ConversationTurn.Image}\n";
        var turns = BriefTurns.Of(sample, SeededRandom.For(seed, "brief", $"{index}"));
        return EncodedConversation.Branched([.. turns.Select(turn => encoder.EncodeTraining([new ConversationTurn(image + turn.Question, turn.Answer)]))]);
    }

    private static IEnumerable<int[]> Batches(List<Conversation> conversations, PretrainingOptions options)
    {
        var random = SeededRandom.For(options.Seed, "language");
        var order = new EndlessOrder([.. Enumerable.Range(0, conversations.Count)], random);
        while (true)
        {
            var sorted = order.Take(BatchesSorted * options.Language.Batch).OrderBy(index => conversations[index].Encoded.Ids.Count);
            var batches = sorted.Chunk(options.Language.Batch).ToList();
            random.Shuffle(batches);
            foreach (var batch in batches)
            {
                yield return batch;
            }
        }
    }

    private static List<Parameter> Matrices(MultimodalModel model)
    {
        using var scope = NewDisposeScope();
        return [.. model.Projector.Matrices, .. model.Language.Weights().Matrices];
    }

    // The turns of a sample, and its number if it has an image.
    private sealed record Conversation(int? Image, EncodedConversation Encoded);

    // The parameters that this phase moves; the tower is frozen.
    private sealed class Learner : nn.Module
    {
        public Learner(MultimodalModel model)
            : base(nameof(Learner))
        {
            register_module("projector", model.Projector.Module);
            register_module("language", model.Language);
        }
    }
}
