using CoIN.Models.Weights;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace CoIN.Models.Llava;

/// <summary>LLaVA 1.5's projector <c>mlp2x_gelu</c>, from the vision tower's width to the language model's.</summary>
/// <remarks>Source: haotian-liu/LLaVA, llava/model/multimodal_projector/builder.py; keys <c>0.weight</c>, <c>0.bias</c>, <c>2.weight</c>, <c>2.bias</c> behind <c>mm_projector.</c>.</remarks>
public sealed class LlavaProjector : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = "0")]
    private readonly Linear _first;

    [ComponentName(Name = "2")]
    private readonly Linear _second;

    /// <summary>Builds the projector around its weights.</summary>
    /// <param name="inputs">d_vision.</param>
    /// <param name="outputs">d.</param>
    /// <param name="weights">Where the keys from <c>0.</c> and <c>2.</c> on are.</param>
    public LlavaProjector(long inputs, long outputs, WeightScope weights)
        : base(nameof(LlavaProjector))
    {
        ArgumentNullException.ThrowIfNull(weights);
        _first = weights.Linear("0", inputs, outputs, bias: true);
        _second = weights.Linear("2", outputs, outputs, bias: true);
        RegisterComponents();
    }

    /// <summary>Returns patch tokens as tokens of the language model.</summary>
    /// <param name="x">[n, d_vision].</param>
    /// <returns>[n, d].</returns>
    public override Tensor forward(Tensor x) => _second.forward(nn.functional.gelu(_first.forward(x)));
}
