using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Rows that are trunks with branches: a branch goes on where the trunk ends and sees nothing of the other branches.</summary>
/// <param name="Positions">The position of each token as if its branch were alone, [b*s], 64-bit.</param>
/// <param name="Branches">The branch of each token, 0 for the trunk, [b, s], 64-bit.</param>
internal sealed record Branching(Tensor Positions, Tensor Branches)
{
    /// <summary>Returns what is added to the scores, 0 or minus infinity, [b, s, s].</summary>
    /// <param name="causal">What hides later tokens, [s, s].</param>
    public Tensor Mask(Tensor causal)
    {
        var (asking, seen) = (Branches.unsqueeze(2), Branches.unsqueeze(1));
        var hidden = asking.ne(seen).logical_and(seen.ne(0));
        return causal.unsqueeze(0).expand(Branches.shape[0], -1, -1).masked_fill(hidden, double.NegativeInfinity);
    }
}
