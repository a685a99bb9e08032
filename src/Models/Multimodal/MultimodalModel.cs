using CoIN.Models.Configuration;
using CoIN.Models.Language;
using CoIN.Models.Vision;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Multimodal;

/// <summary>A multimodal model: a vision tower whose patch tokens, projected, stand in the language model's sequence where the image is.</summary>
/// <remarks>
/// Source: haotian-liu/LLaVA, llava/model/llava_arch.py; the other families join image and text alike. Deviation: a sample without image goes through neither tower nor projector, where LLaVA
/// sends a zero image through both and appends nothing of it; the values and gradients are the same. A tree serves one thread at a time.
/// </remarks>
public sealed class MultimodalModel : nn.Module<MultimodalBatch, Tensor>
{
    private readonly IVisionTower _tower;
    private readonly IImageProjector _projector;
    private readonly LanguageModel _language;

    /// <summary>Builds the model around its weights.</summary>
    /// <param name="config">The family and its sizes.</param>
    /// <param name="vision">Where the vision tower's keys are, as in the published checkpoint.</param>
    /// <param name="projector">Where the projector's keys are, behind the family's prefix.</param>
    /// <param name="language">Where the language model's keys are, as in the published checkpoint.</param>
    /// <exception cref="Errors.PipelineException">The sizes do not fit together, or the weights do not fit them.</exception>
    public MultimodalModel(ModelConfig config, WeightScope vision, WeightScope projector, WeightScope language)
        : base(nameof(MultimodalModel))
    {
        ArgumentNullException.ThrowIfNull(config);
        config.Validate();
        Config = config;
        _tower = config.Family.Tower(config, vision);
        _projector = config.Family.Projector(config, projector);
        _language = config.Family.Language(config, language);
        register_module("vision_tower", _tower.Module);
        register_module("mm_projector", _projector.Module);
        register_module("language_model", _language);
    }

    /// <summary>The family and its sizes.</summary>
    public ModelConfig Config { get; }

    /// <summary>The vision tower.</summary>
    public IVisionTower VisionTower => _tower;

    /// <summary>The projector.</summary>
    public IImageProjector Projector => _projector;

    /// <summary>The language model.</summary>
    public LanguageModel Language => _language;

    /// <summary>Returns a new model with trainable weights.</summary>
    /// <param name="config">The sizes.</param>
    /// <param name="generator">Draws the weights; a generator of the CPU.</param>
    /// <param name="placement">Where the weights are to lie.</param>
    /// <exception cref="Errors.PipelineException">The sizes do not fit together.</exception>
    public static MultimodalModel Create(ModelConfig config, Generator generator, Placement placement)
    {
        var fresh = new FreshWeights(generator, placement);
        return new MultimodalModel(config, new WeightScope(fresh), new WeightScope(fresh), new WeightScope(fresh));
    }

    /// <summary>Returns what the projector reads; callers with a frozen tower may keep it for later epochs.</summary>
    /// <param name="pixels">[b, 3, side, side], normalised with CLIP's mean and deviation.</param>
    /// <returns>[b, patches, d_vision].</returns>
    public Tensor EncodeImages(Tensor pixels) => _tower.Module.forward(pixels);

    /// <summary>Returns the scores of every labelled token.</summary>
    /// <param name="input">At least one labelled token.</param>
    /// <returns>[m, v], in the order of <see cref="MultimodalBatch.Targets"/>.</returns>
    public override Tensor forward(MultimodalBatch input)
    {
        ArgumentNullException.ThrowIfNull(input);

        using var scope = NewDisposeScope();
        return _language.NextTokenScores(Embed(input), input.Layout).MoveToOuterDisposeScope();
    }

    /// <summary>Returns the mean cross entropy of the labelled tokens, a single number.</summary>
    /// <param name="batch">At least one labelled token.</param>
    public Tensor Loss(MultimodalBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);

        using var scope = NewDisposeScope();
        var scores = forward(batch);
        return nn.functional.cross_entropy(scores.to(ScalarType.Float32), batch.Targets).MoveToOuterDisposeScope();
    }

    /// <summary>Returns the tokens of a batch, text and projected images in their places, [n, d].</summary>
    internal Tensor Embed(MultimodalBatch batch)
    {
        var text = _language.Embed(batch.TextIds);
        if (batch.Features is null)
        {
            return text.index_select(0, batch.Order);
        }

        var image = _projector.Project(batch.Features);
        return cat([text, image], 0).index_select(0, batch.Order);
    }
}
