using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Prompts;
using CoIN.Models.Vision;
using CoIN.Models.Weights;

namespace CoIN.Models.Families;

/// <summary>Qwen-VL: a vision transformer of its own, a resampler to a fixed number of tokens, Qwen.</summary>
/// <remarks>Source: Qwen/Qwen-VL, modeling_qwen.py and visual.py; what is trained: zackschen/CoIN, scripts/Qwen/Train (tower and resampler stay as they are).</remarks>
public sealed class QwenVlFamily : IModelFamily
{
    private static readonly string[] Targets = ["c_attn", "attn.c_proj", "w1", "w2"];
    private static readonly string[] Linear = [.. Targets, "mlp.c_proj"];

    /// <inheritdoc/>
    public string Name => "qwen-vl";

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, ModelConfig> Published { get; } = new Dictionary<string, ModelConfig> { ["7B"] = ModelConfig.QwenVl };

    /// <inheritdoc/>
    public IReadOnlyList<string> TargetModules => Targets;

    /// <inheritdoc/>
    public IReadOnlyList<string> LinearLayers => Linear;

    /// <inheritdoc/>
    public bool TrainsProjector => false;

    /// <inheritdoc/>
    public string TowerPrefix => "transformer.visual.";

    /// <inheritdoc/>
    public string ProjectorPrefix => "transformer.visual.";

    /// <inheritdoc/>
    public string TrainedProjectorPrefix => AdapterPrefix + ProjectorPrefix;

    /// <inheritdoc/>
    public string AdapterPrefix => "base_model.model.";

    /// <inheritdoc/>
    public int ImageTokens(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Queries;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Problems(ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var (side, text) = ((int)Math.Sqrt(config.Queries), config.TextConfig);
        return
        [
            .. SizeChecks.Expect(config.Queries > 0 && side * side == config.Queries, $"queries is {config.Queries}; expected a square number, such as 256"),
            .. SizeChecks.Divides(4, "what sines and cosines of two coordinates need", text.HiddenSize, "text_config.hidden_size"),
            .. SizeChecks.Expect(
                text.NumKeyValueHeads == text.NumAttentionHeads,
                $"text_config.num_key_value_heads is {text.NumKeyValueHeads} and text_config.num_attention_heads is {text.NumAttentionHeads}; expected the same number for qwen-vl"),
        ];
    }

    /// <inheritdoc/>
    public IVisionTower Tower(ModelConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new QwenVisionTower(config.VisionConfig, weights);
    }

    /// <inheritdoc/>
    public IImageProjector Projector(ModelConfig config, WeightScope weights) => new Resampler(config, weights);

    /// <inheritdoc/>
    public LanguageModel Language(ModelConfig config, WeightScope weights)
    {
        ArgumentNullException.ThrowIfNull(config);
        return LanguageModel.Qwen(config.TextConfig, weights);
    }

    /// <inheritdoc/>
    public IPrompt Prompt(string system) => new ChatMlPrompt { System = system };
}
