using CoIN.Data.Images;
using CoIN.Models.Configuration;
using CoIN.Models.Families;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>The bridge from a profile's architecture to the models'.</summary>
public static class ModelConfigs
{
    /// <summary>Returns a model's family.</summary>
    /// <param name="model">The profile's.</param>
    public static IModelFamily Family(ModelSettings model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return ModelFamilies.Of(KebabCase.Of(model.Family));
    }

    /// <summary>Returns what the papers call a model's family.</summary>
    /// <param name="model">The profile's.</param>
    public static string PrintedName(ModelSettings model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Family switch { ModelFamilyName.Llava => "LLaVA", ModelFamilyName.QwenVl => "Qwen-VL", _ => "MiniGPT-v2" };
    }

    /// <summary>Returns how a family's training makes images square.</summary>
    /// <param name="family">The family's name.</param>
    public static ImageFit Fit(string family) => family == "llava" ? ImageFit.Pad : ImageFit.Stretch;

    /// <summary>Returns the architecture.</summary>
    /// <param name="model">The profile's.</param>
    public static ModelConfig Of(ModelSettings model)
    {
        // The published sizes hold what a profile does not set: layer read, epsilons, the family's own system text.
        var published = Family(model).Published["7B"];
        return published with
        {
            VisionConfig = published.VisionConfig with
            {
                HiddenSize = model.Vision.HiddenSize,
                IntermediateSize = model.Vision.IntermediateSize,
                NumHiddenLayers = model.Vision.Layers,
                NumAttentionHeads = model.Vision.Heads,
                ImageSize = model.Vision.ImageSize,
                PatchSize = model.Vision.PatchSize,
                PositionGrid = model.Vision.PositionGrid,
            },
            TextConfig = published.TextConfig with
            {
                VocabSize = model.Language.VocabularySize,
                HiddenSize = model.Language.HiddenSize,
                IntermediateSize = model.Language.IntermediateSize,
                NumHiddenLayers = model.Language.Layers,
                NumAttentionHeads = model.Language.Heads,
                NumKeyValueHeads = model.Language.Heads,
            },
            MergedPatches = model.MergedPatches,
            Queries = model.Family == ModelFamilyName.QwenVl ? model.Queries : 0,
            ModelMaxLength = model.Language.MaximumLength,
            SystemPrompt = model.SystemPrompt ?? published.SystemPrompt,
        };
    }
}
