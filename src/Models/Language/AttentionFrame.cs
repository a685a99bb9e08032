using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>What all layers of one pass share: rows, positions, masks and cache.</summary>
internal sealed record AttentionFrame
{
    /// <summary>The rows; with a cache there is one group.</summary>
    public required IReadOnlyList<AttentionGroup> Groups { get; init; }

    /// <summary>For each query token its place among those of all groups; null if they are in that order without padding.</summary>
    public Tensor? Places { get; init; }

    /// <summary>Which tokens of [n] are queries; null if all are. The last layer answers only for those that are needed.</summary>
    public Tensor? Querying { get; init; }

    /// <summary>The rotary angles of the query tokens.</summary>
    public required (Tensor Cosine, Tensor Sine) QueryAngles { get; init; }

    /// <summary>The rotary angles of all tokens of this pass.</summary>
    public required (Tensor Cosine, Tensor Sine) KeyAngles { get; init; }

    /// <summary>Keys and values of earlier passes; null in training.</summary>
    public KeyValueCache? Cache { get; init; }

    /// <summary>Returns those of some tokens that are queries, [m, d] of [n, d].</summary>
    public Tensor SelectQueries(Tensor tokens) => Querying is null ? tokens : tokens.index_select(0, Querying);

    /// <summary>Returns what each query token gets from those it sees, [m, h*d].</summary>
    /// <param name="layer">Which layer's part of the cache is meant.</param>
    /// <param name="headSize">d.</param>
    /// <param name="query">[m, h*d].</param>
    /// <param name="key">[n, g*d]; h/g query heads share a key head.</param>
    /// <param name="value">[n, g*d].</param>
    public Tensor Attend(int layer, long headSize, Tensor query, Tensor key, Tensor value)
    {
        Tensor InHeads(Tensor tokens) => tokens.reshape(tokens.shape[0], -1, headSize);
        var (queries, keys, values) = (RotaryTable.Rotate(InHeads(query), QueryAngles), RotaryTable.Rotate(InHeads(key), KeyAngles), InHeads(value));
        Func<Tensor, Tensor, (Tensor, Tensor)>? remember = Cache is null ? null : (rows, rowValues) => Cache.Append(layer, rows, rowValues);
        Tensor[] attended = [.. Groups.Select(group => group.Attend(queries, keys, values, remember))];
        var places = attended.Length == 1 ? attended[0] : cat(attended, 0);
        return Places is null ? places : places.index_select(0, Places);
    }
}
