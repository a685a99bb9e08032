using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Rows that attend at the same time, with what each may see.</summary>
/// <param name="Keys">The tokens that are seen.</param>
/// <param name="Queries">The query tokens, in as many rows.</param>
/// <param name="Mask">What is added to the scores, [1 or h*b, queries, keys]; null to see everything.</param>
internal sealed record AttentionGroup(TokenRows Keys, TokenRows Queries, Tensor? Mask)
{
    /// <summary>Returns what the places of the queries get, [b*l, h*d].</summary>
    /// <param name="query">[m, h, d], rotated.</param>
    /// <param name="key">[n, g, d], rotated; h/g query heads share a key head.</param>
    /// <param name="value">[n, g, d].</param>
    /// <param name="remember">Adds the rows' keys and values to those of earlier passes and returns all, [g*b, k, d]; null in training.</param>
    public Tensor Attend(Tensor query, Tensor key, Tensor value, Func<Tensor, Tensor, (Tensor Key, Tensor Value)>? remember)
    {
        var (keys, values) = (InRows(Keys, key), InRows(Keys, value));
        if (remember is not null)
        {
            (keys, values) = remember(keys, values);
        }

        var (heads, shared) = (query.shape[1], key.shape[1]);
        return Heads.Join(ScaledAttention.Apply(InRows(Queries, query), Repeat(keys, heads, shared), Repeat(values, heads, shared), Mask), Keys.Batch);
    }

    // [h*b, s, d] of [n, h, d].
    private static Tensor InRows(TokenRows rows, Tensor tokens) => Heads.Split(rows.Pad(tokens).view(rows.Batch, rows.Length, tokens.shape[1], tokens.shape[2]));

    private static Tensor Repeat(Tensor x, long heads, long shared)
    {
        if (heads == shared)
        {
            return x;
        }

        var (batch, length, size) = (x.shape[0] / shared, x.shape[1], x.shape[2]);
        return x.view(shared, 1, batch, length, size).expand(shared, heads / shared, batch, length, size).reshape(heads * batch, length, size);
    }
}
