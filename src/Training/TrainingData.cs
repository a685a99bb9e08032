using CoIN.Benchmark;
using CoIN.Models.Multimodal;
using CoIN.Models.Prompts;
using CoIN.Models.Vision;

namespace CoIN.Training;

/// <summary>What there is to train on.</summary>
/// <param name="Samples">The samples.</param>
/// <param name="Features">Their images' features; may be null if no sample has an image.</param>
public sealed record TrainingData(IReadOnlyList<TrainingSample> Samples, IVisionFeatures? Features)
{
    /// <summary>Returns some samples side by side; its tensors belong to the current dispose scope.</summary>
    /// <param name="model">The model that they are for.</param>
    /// <param name="indices">Which samples.</param>
    internal MultimodalBatch Batch(MultimodalModel model, IReadOnlyList<int> indices)
    {
        var chosen = indices.Select(index => Samples[index]).ToList();
        var images = chosen.Where(sample => sample.Image >= 0).Select(sample => sample.Image).ToList();
        return MultimodalBatch.ForTraining(
            [.. chosen.Select(sample => sample.Conversation)],
            images.Count == 0 ? null : Features!.Of(images),
            model.Config,
            model.Language.Placement.Device);
    }

    /// <summary>Returns samples drawn at random, each at most once, in rising order: all that have an answer if there are no more.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="purpose">What they are drawn for.</param>
    internal IReadOnlyList<int> Draw(int count, ulong seed, string purpose)
    {
        int[] answered = [.. Enumerable.Range(0, Samples.Count).Where(index => Samples[index].Conversation.Labels.Any(label => label != EncodedConversation.Ignored))];
        SeededRandom.For(seed, purpose).Shuffle(answered);
        return [.. answered.Take(count).Order()];
    }
}
