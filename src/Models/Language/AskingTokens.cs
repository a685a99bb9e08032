using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>The tokens of a padded batch whose successors are wanted, the same number l in every row.</summary>
/// <param name="Batch">How many rows there are, b.</param>
/// <param name="Index">Their places in the flattened batch, [b*l], 64-bit.</param>
/// <param name="Position">Their positions in their rows, [b*l], 64-bit.</param>
internal sealed record AskingTokens(long Batch, Tensor Index, Tensor Position);
