using CoIN.Models.Configuration;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>The bridge from a profile's architecture to the models'.</summary>
public static class ModelConfigs
{
    /// <summary>Returns the architecture.</summary>
    /// <param name="model">The profile's.</param>
    public static ModelConfig Of(ModelSettings model) => new()
    {
        VisionConfig = new VisionConfig
        {
            HiddenSize = model.Vision.HiddenSize,
            IntermediateSize = model.Vision.IntermediateSize,
            NumHiddenLayers = model.Vision.Layers,
            NumAttentionHeads = model.Vision.Heads,
            ImageSize = model.Vision.ImageSize,
            PatchSize = model.Vision.PatchSize,
        },
        TextConfig = new LanguageConfig
        {
            VocabSize = model.Language.VocabularySize,
            HiddenSize = model.Language.HiddenSize,
            IntermediateSize = model.Language.IntermediateSize,
            NumHiddenLayers = model.Language.Layers,
            NumAttentionHeads = model.Language.Heads,
            NumKeyValueHeads = model.Language.Heads,
        },
        MergedPatches = model.MergedPatches,
        ModelMaxLength = model.Language.MaximumLength,
        SystemPrompt = model.SystemPrompt,
    };
}
