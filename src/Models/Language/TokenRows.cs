using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>How some tokens stand in rows of equal length: only attention needs rows, and everything else is spared the padding.</summary>
/// <param name="Batch">How many rows there are, b.</param>
/// <param name="Length">How many places a row has, s.</param>
/// <param name="Places">For each place of [b*s] the token there; padding, on the right, repeats the first token and must be hidden. Null if the tokens fill the places in their order.</param>
internal sealed record TokenRows(long Batch, long Length, Tensor? Places = null)
{
    /// <summary>Returns [b*s, ...] of [n, ...].</summary>
    public Tensor Pad(Tensor tokens) => Places is null ? tokens : tokens.index_select(0, Places);
}
