using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>Rows that attend at the same time, with what each may see.</summary>
/// <param name="Keys">The tokens that are seen.</param>
/// <param name="Queries">The query tokens, in as many rows.</param>
/// <param name="Mask">What is added to the scores, [1 or b, 1, queries, keys]; null to see everything.</param>
internal sealed record AttentionGroup(TokenRows Keys, TokenRows Queries, Tensor? Mask)
{
    /// <summary>Returns what the places of the queries get, [b*l, h*d].</summary>
    /// <param name="query">[m, h, d], rotated.</param>
    /// <param name="key">[n, g, d], rotated; h/g query heads share a key head.</param>
    /// <param name="value">[n, g, d].</param>
    /// <param name="remember">Adds the rows' keys and values to those of earlier passes and returns all, [b, g, k, d]; null in training.</param>
    public Tensor Attend(Tensor query, Tensor key, Tensor value, Func<Tensor, Tensor, (Tensor Key, Tensor Value)>? remember)
    {
        var (keys, values) = (InRows(Keys, key), InRows(Keys, value));
        if (remember is not null)
        {
            (keys, values) = remember(keys, values);
        }

        var heads = query.shape[1];
        return Heads.Join(nn.functional.scaled_dot_product_attention(InRows(Queries, query), Repeat(keys, heads), Repeat(values, heads), Mask));
    }

    // [b, h, s, d] of [n, h, d].
    private static Tensor InRows(TokenRows rows, Tensor tokens) => Heads.Split(rows.Pad(tokens).view(rows.Batch, rows.Length, tokens.shape[1], tokens.shape[2]));

    private static Tensor Repeat(Tensor x, long heads)
    {
        var (batch, shared, length, size) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        return heads == shared ? x : x.unsqueeze(2).expand(batch, shared, heads / shared, length, size).reshape(batch, heads, length, size);
    }
}
