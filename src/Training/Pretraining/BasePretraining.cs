using CoIN.Benchmark;
using CoIN.Models.Configuration;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Tokenizers;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Makes a small base model from nothing but MiniWorld: a tokenizer, a vision tower, a projector and a language model.</summary>
/// <remarks>
/// The tower first learns to tag patches and is then frozen, as a CLIP tower is when LLaVA gets it; projector and language model then learn captions and answers, in
/// whole sentences and briefly. No learning task's wording occurs. Deterministic: two replicas share each update, however many cores there are.
/// </remarks>
public static class BasePretraining
{
    private const int ReplicaCount = 2;

    /// <summary>Pre-trains a model and writes its checkpoint; goes on from what an earlier call left that was killed.</summary>
    /// <param name="config">The architecture; the image side is that of MiniWorld.</param>
    /// <param name="options">What is learnt and how long.</param>
    /// <param name="instructions">Text beside the corpus that the tokenizer should know whole words of.</param>
    /// <param name="folder">An empty folder for the checkpoint.</param>
    /// <param name="progress">Is told how far the pre-training is, from any thread.</param>
    /// <param name="unfinished">Keeps the state of the two phases now and then, and of the finished tower; null to keep nothing.</param>
    /// <param name="cancellation">Stops between two updates.</param>
    /// <returns>What was reached.</returns>
    public static PretrainingReport Run(
        ModelConfig config, PretrainingOptions options, IEnumerable<string> instructions, string folder,
        IProgress<PretrainingProgress> progress, IUnfinishedWork? unfinished, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var corpus = new PretrainingCorpus(options.Seed, 0, options.Samples, done => Report("images", done), cancellation);
        var prompt = config.Prompt;
        var vocabulary = SentencePieceTrainer.Train(TokenizerTexts.Of(corpus.Samples, prompt, instructions), options.VocabularySize, marks: prompt.Marks);

        var models = Enumerable.Range(0, ReplicaCount).Select(_ => Create(config, options.Seed)).ToList();
        try
        {
            var (tagAccuracy, visionLosses) = VisionPretraining.Run(models, corpus, options, progress, unfinished, cancellation);
            CopyTower(models);
            using var features = new CorpusFeatures(models, corpus, done => Report("features", done), cancellation);
            var encoder = new ConversationEncoder(new SentencePieceTokenizer(vocabulary), prompt, config.ImageTokens, config.ModelMaxLength);
            var languageLosses = LanguagePretraining.Run(models, corpus, encoder, features, options, progress, unfinished, cancellation);
            features.Fold(models[0].Projector);
            BaseCheckpoint.Save(folder, models[0], vocabulary);
            return new PretrainingReport(tagAccuracy, visionLosses, languageLosses);
        }
        finally
        {
            models.ForEach(model => model.Dispose());
        }

        void Report(string phase, int done) => progress.Report(new PretrainingProgress(phase, done, options.Samples, null));
    }

    private static MultimodalModel Create(ModelConfig config, ulong seed)
    {
        using var generator = new Generator(SeededRandom.For(seed, "base model").NextUInt64(), CPU);
        return MultimodalModel.Create(config, generator, Placement.Cpu);
    }

    // The replicas' towers follow the kept one's to the last update.
    private static void CopyTower(List<MultimodalModel> models)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var model in models.Skip(1))
        {
            foreach (var (to, from) in model.VisionTower.Module.parameters().Zip(models[0].VisionTower.Module.parameters()))
            {
                to.copy_(from);
            }
        }
    }
}
