using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Prompts;
using CoIN.Models.Vision;
using CoIN.Models.Weights;

namespace CoIN.Models.Families;

/// <summary>MiniGPT-v2: EVA's tower, a linear projector of neighbouring patches, Llama 2 chat.</summary>
/// <remarks>Source: Vision-CAIR/MiniGPT-4, minigpt4/models/minigpt_v2.py; what is trained: zackschen/CoIN, scripts/MiniGPTv2.</remarks>
public sealed class MiniGptFamily : IModelFamily
{
    /// <inheritdoc/>
    public string Name => "minigpt-v2";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ModelConfig> Published { get; } = new Dictionary<string, ModelConfig> { ["7B"] = ModelConfig.MiniGptV2 };

    /// <inheritdoc/>
    public IReadOnlyList<string> TargetModules { get; } = ["q_proj", "v_proj"];

    /// <inheritdoc/>
    public IReadOnlyList<string> LinearLayers { get; } = new LlavaFamily().LinearLayers;

    /// <inheritdoc/>
    public bool TrainsProjector => true;

    /// <inheritdoc/>
    public string TowerPrefix => "";

    /// <inheritdoc/>
    public string ProjectorPrefix => "llama_proj.";

    /// <inheritdoc/>
    public string TrainedProjectorPrefix => ProjectorPrefix;

    /// <inheritdoc/>
    public string AdapterPrefix => "llama_model.base_model.model.";

    /// <inheritdoc/>
    public int ImageTokens(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.VisionConfig.Patches / config.MergedPatches;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Problems(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return SizeChecks.Divides(config.MergedPatches, "merged_patches", config.VisionConfig.Grid, "the number of patches along a side");
    }

    /// <inheritdoc/>
    public IVisionTower Tower(ModelConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new EvaVisionTower(config.VisionConfig, weights);
    }

    /// <inheritdoc/>
    public IImageProjector Projector(ModelConfig config, WeightScope weights) => new NeighbourProjector(config, weights);

    /// <inheritdoc/>
    public LanguageModel Language(ModelConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        return LanguageModel.Llama(config.TextConfig, weights);
    }

    /// <inheritdoc/>
    /// <remarks>MiniGPT-v2 has no system text.</remarks>
    public IPrompt Prompt(string system) => new MiniGptPrompt();
}
