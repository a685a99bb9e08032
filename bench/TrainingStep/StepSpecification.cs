using CoIN.Models.Configuration;
using CoIN.Models.Prompts;

namespace CoIN.TrainingStep;

/// <summary>All that the step in Python has to know to be the same: sizes and batch.</summary>
internal sealed record StepSpecification
{
    /// <summary>Describes a step.</summary>
    /// <param name="config">The model's sizes.</param>
    /// <param name="rank">The adapters' rank.</param>
    /// <param name="alpha">The adapters' alpha.</param>
    /// <param name="experts">The number of experts, 0 for LoRA.</param>
    /// <param name="learningRate">AdamW's rate.</param>
    /// <param name="batch">The rows, each with an image.</param>
    public StepSpecification(ModelConfig config, int rank, double alpha, int experts, double learningRate, IReadOnlyList<EncodedConversation> batch)
    {
        var language = config.TextConfig;
        (Rank, Alpha, Experts, LearningRate) = (rank, alpha, experts, learningRate);
        (Vocabulary, Width, Inner) = (language.VocabSize, language.HiddenSize, language.IntermediateSize);
        (Layers, Heads, Epsilon, Theta) = (language.NumHiddenLayers, language.NumAttentionHeads, language.RmsNormEps, language.RopeTheta);
        (ImageTokens, Features) = (config.ImageTokens, config.VisionConfig.HiddenSize * config.MergedPatches * config.MergedPatches);
        (Ids, Labels) = ([.. batch.Select(row => row.Ids)], [.. batch.Select(row => row.Labels)]);
    }

    public int Rank { get; }

    public double Alpha { get; }

    public int Experts { get; }

    public double LearningRate { get; }

    public int Vocabulary { get; }

    public int Width { get; }

    public int Inner { get; }

    public int Layers { get; }

    public int Heads { get; }

    public double Epsilon { get; }

    public double Theta { get; }

    /// <summary>Tokens of one image.</summary>
    public int ImageTokens { get; }

    /// <summary>What the projector reads for each of them.</summary>
    public int Features { get; }

    public IReadOnlyList<IReadOnlyList<int>> Ids { get; }

    public IReadOnlyList<IReadOnlyList<int>> Labels { get; }
}
