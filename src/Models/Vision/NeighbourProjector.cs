using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>MiniGPT-v2's projector: neighbouring patches of a row enter one linear layer side by side and become one token.</summary>
/// <remarks>Source: Vision-CAIR/MiniGPT-4, minigpt4/models/minigpt_v2.py (encode_img); keys <c>weight</c> and <c>bias</c> behind <c>llama_proj.</c>. Deviation: none.</remarks>
public sealed class NeighbourProjector : nn.Module<Tensor, Tensor>, IImageProjector
{
    [ComponentName(Name = "weight")]
    private readonly Parameter _weight;

    [ComponentName(Name = "bias")]
    private readonly Parameter _bias;

    /// <summary>Builds the projector around its weights.</summary>
    /// <param name="config">The sizes; <see cref="ModelConfig.MergedPatches"/> patches become one token.</param>
    /// <param name="weights">Where <c>weight</c> and <c>bias</c> are.</param>
    public NeighbourProjector(ModelConfig config, WeightScope weights)
        : base(nameof(NeighbourProjector))
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(weights);
        long inputs = config.MergedPatches * config.VisionConfig.HiddenSize, width = config.TextConfig.HiddenSize;
        _weight = weights.Take("weight", Initialization.LinearDefault(inputs), width, inputs);
        _bias = weights.Take("bias", Initialization.LinearDefault(inputs), width);
        RegisterComponents();
    }

    /// <inheritdoc/>
    public nn.Module Module => this;

    /// <inheritdoc/>
    public (Parameter Weight, Parameter? Bias) FirstLayer => (_weight, _bias);

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Matrices => [_weight];

    /// <summary>Returns patch tokens as tokens of the language model.</summary>
    /// <param name="features">[b, patches, d_vision].</param>
    /// <returns>[b * tokens, d].</returns>
    public override Tensor forward(Tensor features)
    {
        ArgumentNullException.ThrowIfNull(features);
        return nn.functional.linear(features.reshape(-1, _weight.shape[1]), _weight, _bias);
    }

    /// <inheritdoc/>
    public Tensor Project(Tensor features) => forward(features);
}
