using static TorchSharp.torch;

namespace CoIN.Models;

/// <summary>softmax(Q K^T / sqrt(d) + mask) V, for all heads and rows in one batched product each.</summary>
internal static class ScaledAttention
{
    /// <summary>Returns what each query attends to.</summary>
    /// <param name="query">[n, s, d], n = heads times rows.</param>
    /// <param name="key">[n, k, d].</param>
    /// <param name="value">[n, k, d].</param>
    /// <param name="mask">What is added to the scores, 0 or minus infinity: [1 or n, s, k]; null to see everything.</param>
    /// <returns>[n, s, d].</returns>
    /// <remarks>The softmax of half-precision scores is computed in single precision, as in transformers' LlamaAttention.</remarks>
    public static Tensor Apply(Tensor query, Tensor key, Tensor value, Tensor? mask)
    {
        var scale = (float)(1 / Math.Sqrt(query.shape[2]));
        var transposed = key.transpose(1, 2);
        var scores = mask is null
            ? query.mul(scale).bmm(transposed)
            : baddbmm(mask, query, transposed, 1, scale);
        var weights = scores.dtype == ScalarType.Float32 ? scores.softmax(-1) : scores.softmax(-1, ScalarType.Float32).to(scores.dtype);
        return weights.bmm(value);
    }
}
