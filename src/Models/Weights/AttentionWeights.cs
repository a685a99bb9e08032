using static TorchSharp.torch;

namespace CoIN.Models.Weights;

/// <summary>The matrices of one attention, wherever a checkpoint keeps them: views of its parameters, for pre-training to start from.</summary>
/// <param name="Query">[h, d/h, d].</param>
/// <param name="Key">[h, d/h, d].</param>
/// <param name="Value">[h, d/h, d].</param>
/// <param name="Output">[d, d].</param>
public sealed record AttentionWeights(Tensor Query, Tensor Key, Tensor Value, Tensor Output);
