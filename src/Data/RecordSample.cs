using CoIN.Benchmark;

namespace CoIN.Data;

/// <summary>Draws records by their ids: the volumes of the training sets and the subsets of the test sets.</summary>
/// <remarks>
/// Every id gets a number from the seed, the purpose and itself, and the ids with the smallest numbers are drawn. So a draw depends neither on the order
/// of the records nor on the machine, and draws for one purpose are nested: a smaller one is a part of a larger one.
/// </remarks>
public static class RecordSample
{
    /// <summary>Draws a share of a training set: the whole number of records at or below share times count.</summary>
    /// <param name="ids">The ids of all records, each once.</param>
    /// <param name="share">The share, above 0 and at most 1.</param>
    /// <param name="draw">Whether the draws of several shares are nested.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <returns>The ids that are drawn.</returns>
    public static IReadOnlySet<string> Volume(IReadOnlyCollection<string> ids, double share, VolumeDraw draw, string task, ulong seed)
    {
        if (share is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "above 0 and at most 1 expected");
        }

        var count = (int)(ids.Count * share);
        return draw == VolumeDraw.Independent
            ? Draw(ids, count, seed, "volume", task, share.ToString("R"))
            : Draw(ids, count, seed, "volume", task);
    }

    /// <summary>Draws the records of a test subset.</summary>
    /// <param name="ids">The ids of all records, each once.</param>
    /// <param name="count">How many are wanted; if there are not more, all are drawn.</param>
    /// <param name="task">The learning task.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <returns>The ids that are drawn.</returns>
    public static IReadOnlySet<string> TestSubset(IReadOnlyCollection<string> ids, int count, string task, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return Draw(ids, count, seed, "test subset", task);
    }

    private static HashSet<string> Draw(IReadOnlyCollection<string> ids, int count, ulong seed, params string[] scope) => ids
        .OrderBy(id => SeededRandom.For(seed, [.. scope, id]).NextUInt64())
        .ThenBy(id => id, StringComparer.Ordinal)
        .Take(count)
        .ToHashSet(StringComparer.Ordinal);
}
