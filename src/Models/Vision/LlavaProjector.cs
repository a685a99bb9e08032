using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>LLaVA 1.5's projector <c>mlp2x_gelu</c>, from the vision tower's width to the language model's.</summary>
/// <remarks>
/// Source: haotian-liu/LLaVA, llava/model/multimodal_projector/builder.py; keys <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>, <c>2.bias</c> behind <c>mm_projector.</c>.
/// Deviation: squares of neighbouring patches may enter side by side, as one token; the published model takes each patch by itself.
/// </remarks>
public sealed class LlavaProjector : nn.Module<Tensor, Tensor>, IImageProjector
{
    [ComponentName(Name = "0")]
    private readonly Linear _first;

    [ComponentName(Name = "2")]
    private readonly Linear _second;

    private readonly ModelConfig _config;

    /// <summary>Builds the projector around its weights.</summary>
    /// <param name="config">The sizes; squares of <see cref="ModelConfig.MergedPatches"/> by as many patches become one token.</param>
    /// <param name="weights">Where the keys from <c>0.</c> and <c>2.</c> on are.</param>
    public LlavaProjector(ModelConfig config, WeightScope weights)
        : base(nameof(LlavaProjector))
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(weights);
        _config = config;
        long width = config.TextConfig.HiddenSize;
        _first = weights.Linear("0", (long)config.VisionConfig.HiddenSize * config.MergedPatches * config.MergedPatches, width, bias: true);
        _second = weights.Linear("2", width, width, bias: true);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public nn.Module Module => this;

    /// <inheritdoc/>
    public (Parameter Weight, Parameter? Bias) FirstLayer => (_first.weight!, _first.bias);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Matrices => [_first.weight!, _second.weight!];

    /// <summary>Returns patch tokens as tokens of the language model.</summary>
    /// <param name="x">[n, d_vision], or squares of patches, [n, merged * merged * d_vision].</param>
    /// <returns>[n, d].</returns>
    public override Tensor forward(Tensor x) => _second.forward(nn.functional.gelu(_first.forward(x)));

    /// <inheritdoc/>
    public Tensor Project(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return forward(Merged(features));
    }

    // [b, patches, d] to [b * tokens, merged * merged * d], the patches of a square row by row.
    private Tensor Merged(Tensor features)
    {
        long merged = _config.MergedPatches, width = _config.VisionConfig.HiddenSize, side = _config.VisionConfig.ImageSize / _config.VisionConfig.PatchSize;
        return merged == 1
            ? features.reshape(-1, width)
            : features.reshape(-1, side / merged, merged, side / merged, merged, width).permute(0, 1, 3, 2, 4, 5).reshape(-1, merged * merged * width);
    }
}
