using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Vision;
using CoIN.Models.Weights;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Llava;

/// <summary>LLaVA: a vision tower whose patch tokens, projected, stand in the language model's sequence where the image is.</summary>
/// <remarks>
/// Source: haotian-liu/LLaVA, llava/model/llava_arch.py. Deviation: a sample without image goes through neither tower nor projector, where LLaVA sends a zero image through both and
/// appends nothing of it; the values and gradients are the same. A tree serves one thread at a time.
/// </remarks>
public sealed class LlavaModel : nn.Module<LlavaBatch, Tensor>
{
    [ComponentName(Name = "vision_tower")]
    private readonly ClipVisionTower _tower;

    [ComponentName(Name = "mm_projector")]
    private readonly LlavaProjector _projector;

    [ComponentName(Name = "language_model")]
    private readonly LlamaModel _language;

    /// <summary>Builds the model around its weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="vision">Where the vision tower's keys are, as in CLIP's checkpoint.</param>
    /// <param name="projector">Where the projector's keys are, from <c>0.</c> and <c>2.</c> on.</param>
    /// <param name="language">Where the language model's keys are, as in Vicuna's checkpoint.</param>
    /// <exception cref="Errors.PipelineException">The sizes do not fit together, or the weights do not fit them.</exception>
    public LlavaModel(LlavaConfig config, WeightScope vision, WeightScope projector, WeightScope language)
        : base(nameof(LlavaModel))
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        Config = config;
        _tower = new ClipVisionTower(config.VisionConfig, config.VisionFeatureLayer, vision);
        _projector = new LlavaProjector((long)config.VisionConfig.HiddenSize * config.MergedPatches * config.MergedPatches, config.TextConfig.HiddenSize, projector);
        _language = new LlamaModel(config.TextConfig, language);
        RegisterComponents();
    }

    /// <summary>The sizes.</summary>
    public LlavaConfig Config { get; }

    /// <summary>The vision tower.</summary>
    public ClipVisionTower VisionTower => _tower;

    /// <summary>The projector.</summary>
    public LlavaProjector Projector => _projector;

    /// <summary>The language model.</summary>
    public LlamaModel Language => _language;

    /// <summary>Returns a new model with trainable weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="generator">Draws the weights; a generator of the CPU.</param>
    /// <param name="placement">Where the weights are to lie.</param>
    /// <exception cref="Errors.PipelineException">The sizes do not fit together.</exception>
    public static LlavaModel Create(LlavaConfig config, Generator generator, Placement placement)
    {
        var fresh = new FreshWeights(generator, placement);
        return new LlavaModel(config, new WeightScope(fresh), new WeightScope(fresh), new WeightScope(fresh));
    }

    /// <summary>Returns what the projector reads; callers with a frozen tower may keep it for later epochs.</summary>
    /// <param name="pixels">[b, 3, side, side], normalised with CLIP's mean and deviation.</param>
    /// <returns>[b, patches, d_vision].</returns>
    public Tensor EncodeImages(Tensor pixels) => _tower.forward(pixels);

    /// <summary>Returns the scores of every labelled token.</summary>
    /// <param name="input">At least one labelled token.</param>
    /// <returns>[m, v], in the order of <see cref="LlavaBatch.Targets"/>.</returns>
    public override Tensor forward(LlavaBatch input)
    {
        ArgumentNullException.ThrowIfNull(input);

        using var scope = NewDisposeScope();
        var scores = _language.NextTokenScores(Embed(input), input.Asking, branching: input.Branching);
        return scores.index_select(0, input.Labelled).MoveToOuterDisposeScope();
    }

    /// <summary>Returns the mean cross entropy of the labelled tokens, a single number.</summary>
    /// <param name="batch">At least one labelled token.</param>
    public Tensor Loss(LlavaBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        using var scope = NewDisposeScope();
        var scores = forward(batch);
        return nn.functional.cross_entropy(scores.to(ScalarType.Float32), batch.Targets).MoveToOuterDisposeScope();
    }

    /// <summary>Returns the tokens of a batch, text and projected images in their places, [b*s, d].</summary>
    internal Tensor Embed(LlavaBatch batch)
    {
        var text = _language.Embed(batch.TextIds);
        if (batch.Features is null)
        {
            return text.index_select(0, batch.Order);
        }

        var image = _projector.forward(Merged(batch.Features));
        return cat([text, image], 0).index_select(0, batch.Order);
    }

    // [b, patches, d] to [b * tokens, merged * merged * d], the patches of a square row by row.
    private Tensor Merged(Tensor features)
    {
        long merged = Config.MergedPatches, width = Config.VisionConfig.HiddenSize, side = Config.VisionConfig.ImageSize / Config.VisionConfig.PatchSize;
        return merged == 1
            ? features.reshape(-1, width)
            : features.reshape(-1, side / merged, merged, side / merged, merged, width).permute(0, 1, 3, 2, 4, 5).reshape(-1, merged * merged * width);
    }
}
