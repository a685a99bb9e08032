using CoIN.Models.Language;
using static TorchSharp.torch;

namespace CoIN.Models.Multimodal;

/// <summary>Puts the rows of a batch into places, padded on the right to the longest of their group.</summary>
/// <param name="indices">The rows.</param>
/// <param name="tensorOf">Makes a tensor of indices.</param>
internal sealed class RowPlacing(BatchIndices indices, Func<IReadOnlyList<long>, Tensor> tensorOf)
{
    /// <summary>Returns where everything stands.</summary>
    public TokenLayout Layout()
    {
        var (queried, asking) = (new Places(indices.Order.Count), new Places(indices.Asking.Count));
        var groups = new List<RowGroup>();
        foreach (var rows in indices.Groups)
        {
            var queries = Put(rows, row => row.Queries, queried);
            var keys = rows.All(row => row.TrunkLength == 0) ? queries : Put(rows, row => row.Keys, new Places(indices.Order.Count));
            groups.Add(new RowGroup(keys, queries, Put(rows, row => row.Asking, asking)));
        }

        return new TokenLayout(
            tensorOf(indices.Positions), indices.Positions.Max() + 1, groups, UnlessInOrder(queried.OfTokens, queried.Count), tensorOf(indices.Asking), UnlessInOrder(asking.OfTokens, asking.Count));
    }

    private TokenRows Put(IReadOnlyList<BatchIndices.Row> rows, Func<BatchIndices.Row, IEnumerable<int>> tokensOf, Places places)
    {
        var tokens = rows.Select(row => tokensOf(row).ToList()).ToList();
        var length = Math.Max(1, tokens.Max(row => row.Count));
        var inPlaces = new List<long>(rows.Count * length);
        foreach (var row in tokens)
        {
            places.Put(row, length);
            inPlaces.AddRange(row.Select(token => (long)token));
            inPlaces.AddRange(Enumerable.Repeat(0L, length - row.Count));
        }

        return new TokenRows(rows.Count, length, UnlessInOrder(inPlaces, places.OfTokens.Length));
    }

    private Tensor? UnlessInOrder(IReadOnlyList<long> values, long count) => values.Count == count && values.Index().All(item => item.Item == item.Index) ? null : tensorOf(values);

    // Where each of some tokens has been put, and how many places there are.
    private sealed class Places(int tokens)
    {
        public long[] OfTokens { get; } = new long[tokens];

        public long Count { get; private set; }

        public void Put(List<int> row, int length)
        {
            foreach (var (index, token) in row.Index())
            {
                OfTokens[token] = Count + index;
            }

            Count += length;
        }
    }
}
