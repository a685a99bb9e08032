using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>The tokens of a batch whose successors are wanted, m in all.</summary>
/// <param name="Index">Which of the batch's tokens they are, [m], 64-bit.</param>
/// <param name="Rows">How they stand in rows of equal length l.</param>
/// <param name="Positions">Where each stands in its row of the batch, padding included, [b*l], 64-bit.</param>
/// <param name="Places">Where each stands among the places of all rows, padding included, [b*l], 64-bit.</param>
internal sealed record AskingTokens(Tensor Index, TokenRows Rows, Tensor Positions, Tensor Places);
