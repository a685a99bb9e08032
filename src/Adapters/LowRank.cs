using static TorchSharp.torch;

namespace CoIN.Adapters;

/// <summary>The product that both kinds of adapter end with.</summary>
internal static class LowRank
{
    /// <summary>Adds scaling * inner * up^T to the base layer's output, in place where the number formats agree.</summary>
    /// <param name="output">[n, d_out]; not to be used afterwards.</param>
    /// <param name="inner">[n, r].</param>
    /// <param name="up">B, [d_out, r].</param>
    /// <param name="scaling">alpha / r.</param>
    public static Tensor AddTo(Tensor output, Tensor inner, Tensor up, float scaling) => output.dtype == inner.dtype
        ? output.addmm_(inner, up.t(), 1, scaling)
        : output.add_(inner.matmul(up.t()).mul_(scaling).to(output.dtype));

    /// <summary>Returns weight + scaling * up * down as a new tensor of the weight's number format.</summary>
    public static Tensor Merge(Tensor weight, Tensor up, Tensor down, float scaling) => addmm(weight.to(down.dtype), up, down, 1, scaling).to(weight.dtype);
}
