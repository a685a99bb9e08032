using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Prompts;
using CoIN.Models.Vision;
using CoIN.Models.Weights;

namespace CoIN.Models.Families;

/// <summary>LLaVA 1.5: CLIP's tower, a projector of two layers, Vicuna.</summary>
/// <remarks>Source: haotian-liu/LLaVA; what is trained: zackschen/CoIN, scripts/LLaVA/Train.</remarks>
public sealed class LlavaFamily : IModelFamily
{
    private static readonly string[] Linear = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <inheritdoc/>
    public string Name => "llava";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ModelConfig> Published { get; } = new Dictionary<string, ModelConfig> { ["7B"] = ModelConfig.Vicuna7B, ["13B"] = ModelConfig.Vicuna13B };

    /// <inheritdoc/>
    public IReadOnlyList<string> TargetModules => Linear;

    /// <inheritdoc/>
    public IReadOnlyList<string> LinearLayers => Linear;

    /// <inheritdoc/>
    public bool TrainsProjector => true;

    /// <inheritdoc/>
    public string TowerPrefix => "";

    /// <inheritdoc/>
    public string ProjectorPrefix => "mm_projector.";

    /// <inheritdoc/>
    public string TrainedProjectorPrefix => "base_model.model.model.mm_projector.";

    /// <inheritdoc/>
    public string AdapterPrefix => "base_model.model.";

    /// <inheritdoc/>
    public int ImageTokens(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.VisionConfig.Patches / (config.MergedPatches * config.MergedPatches);
    }

    /// <inheritdoc/>
    public IEnumerable<string> Problems(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return
        [
            .. SizeChecks.Divides(config.MergedPatches, "merged_patches", config.VisionConfig.Grid, "the number of patches along a side"),
            .. SizeChecks.Expect(
                config.VisionFeatureLayer < 0 && -config.VisionFeatureLayer <= config.VisionConfig.NumHiddenLayers,
                $"vision_feature_layer is {config.VisionFeatureLayer}; expected -1 to -{config.VisionConfig.NumHiddenLayers}"),
        ];
    }

    /// <inheritdoc/>
    public IVisionTower Tower(ModelConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new ClipVisionTower(config.VisionConfig, config.VisionFeatureLayer, weights);
    }

    /// <inheritdoc/>
    public IImageProjector Projector(ModelConfig config, WeightScope weights) => new LlavaProjector(config, weights);

    /// <inheritdoc/>
    public LanguageModel Language(ModelConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        return LanguageModel.Llama(config.TextConfig, weights);
    }

    /// <inheritdoc/>
    public IPrompt Prompt(string system) => new VicunaPrompt { System = system };
}
