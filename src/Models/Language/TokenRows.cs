using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>How tokens that are kept one behind the other, n in all, stand in rows of equal length: only attention needs rows, and everything else is spared the padding.</summary>
/// <param name="Batch">How many rows there are, b.</param>
/// <param name="Length">How many places the longest takes, s.</param>
/// <param name="Places">For each place of [b*s] the token there; padding, on the right, repeats the first token and must be hidden. Null if all rows are full.</param>
/// <param name="Tokens">For each token of [n] its place. Null if all rows are full.</param>
internal sealed record TokenRows(long Batch, long Length, Tensor? Places = null, Tensor? Tokens = null)
{
    /// <summary>Returns [b*s, d] of [n, d].</summary>
    public Tensor Pad(Tensor tokens) => Places is null ? tokens : tokens.index_select(0, Places);

    /// <summary>Returns [n, d] of [b*s, d].</summary>
    public Tensor Unpad(Tensor places) => Tokens is null ? places : places.index_select(0, Tokens);
}
