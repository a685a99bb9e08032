using static TorchSharp.torch;

namespace CoIN.Torch;

/// <summary>Operators of language models that TorchSharp lacks, in one pass over the numbers where that is possible.</summary>
/// <remarks>
/// Over the system's libtorch, CPU tensors in single precision take one operator of ours (native/fused_operators.cpp). All others, and everything over the
/// TorchSharp packages, are composed of TorchSharp's operators: the same formula, other roundings.
/// </remarks>
public static partial class FusedOperators
{
    /// <summary>Returns x / sqrt(mean(x^2) + epsilon) * weight, the mean taken over the last dimension.</summary>
    /// <param name="x">[..., d]; half precision is normalised in single precision.</param>
    /// <param name="weight">[d].</param>
    /// <param name="epsilon">What keeps the root from 0.</param>
    /// <returns>[..., d], of x's type.</returns>
    /// <remarks>Source: huggingface/transformers, models/llama/modeling_llama.py (LlamaRMSNorm).</remarks>
    public static Tensor RmsNorm(Tensor x, Tensor weight, double epsilon)
    {
        if (FusedRmsNorm(x, weight, epsilon) is { } normalised)
        {
            return normalised;
        }

        var wide = x.dtype is ScalarType.Float16 or ScalarType.BFloat16 ? x.to(ScalarType.Float32) : x;
        return (wide * wide.square().mean([-1], keepdim: true).add_(epsilon).rsqrt_()).to(x.dtype) * weight;
    }

    /// <summary>Returns silu(gate) * up: the activation of Llama's feed-forward blocks.</summary>
    /// <param name="gate">Any shape.</param>
    /// <param name="up">The same shape.</param>
    public static Tensor SwiGlu(Tensor gate, Tensor up) => FusedSwiGlu(gate, up) ?? nn.functional.silu(gate) * up;
}
