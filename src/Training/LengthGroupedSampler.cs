using CoIN.Benchmark;

namespace CoIN.Training;

/// <summary>The order of the records in an epoch: random, but with records of like length and kind in one batch.</summary>
/// <remarks>
/// Source: facts sheet 1.6 (group_by_modality_length of the official scripts): a random permutation is cut into megabatches of one update each, every
/// megabatch is sorted by falling length and dealt greedily, always to the chunk with the least total length. Records with and without
/// image are treated apart, their full megabatches shuffled together, and the two remainders joined at the end.
/// </remarks>
public static class LengthGroupedSampler
{
    /// <summary>Returns the micro batches of one epoch; each record stands in exactly one of them.</summary>
    /// <param name="lengths">Words of each record's turns, positive with image, negative without; none is 0.</param>
    /// <param name="microBatch">Records of a micro batch, at least 1; the last may have fewer.</param>
    /// <param name="accumulation">Micro batches of an update, at least 1.</param>
    /// <param name="random">The epoch's own generator.</param>
    public static IReadOnlyList<int[]> MicroBatches(IReadOnlyList<int> lengths, int microBatch, int accumulation, SeededRandom random)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfLessThan(microBatch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(accumulation, 1);
        if (lengths.Contains(0))
        {
            throw new ArgumentException("a record without words has no length", nameof(lengths));
        }

        var order = Indices(lengths, microBatch * accumulation, accumulation, random);
        return [.. order.Chunk(microBatch)];
    }

    private static IEnumerable<int> Indices(IReadOnlyList<int> lengths, int megabatch, int chunks, SeededRandom random)
    {
        var all = Enumerable.Range(0, lengths.Count).ToList();
        var withImage = all.Where(i => lengths[i] > 0).ToList();
        var textOnly = all.Where(i => lengths[i] < 0).ToList();
        if (withImage.Count == 0 || textOnly.Count == 0)
        {
            return Megabatches(all, lengths, megabatch, chunks, random).SelectMany(batch => batch);
        }

        var images = Megabatches(withImage, lengths, megabatch, chunks, random);
        var texts = Megabatches(textOnly, lengths, megabatch, chunks, random);
        var full = images.SkipLast(1).Concat(texts.SkipLast(1)).ToList();
        random.Shuffle(full);
        var rest = images[^1].Concat(texts[^1]).Order();
        return full.SelectMany(batch => batch).Concat(rest);
    }

    private static List<int[]> Megabatches(List<int> records, IReadOnlyList<int> lengths, int megabatch, int chunks, SeededRandom random)
    {
        random.Shuffle(records);
        return [.. records.Chunk(megabatch).Select(batch => Deal(batch, lengths, chunks))];
    }

    private static int[] Deal(int[] batch, IReadOnlyList<int> lengths, int chunks)
    {
        var falling = batch.OrderByDescending(i => Math.Abs(lengths[i])).ToList();
        if (chunks == 1 || batch.Length % chunks != 0)
        {
            return [.. falling];
        }

        var size = batch.Length / chunks;
        var dealt = Enumerable.Range(0, chunks).Select(_ => (Records: new List<int>(size), Total: 0L)).ToArray();
        foreach (var record in falling)
        {
            var least = Enumerable.Range(0, chunks).Where(c => dealt[c].Records.Count < size).MinBy(c => dealt[c].Total);
            dealt[least].Records.Add(record);
            dealt[least].Total += Math.Abs(lengths[record]);
        }

        return [.. dealt.SelectMany(chunk => chunk.Records)];
    }
}
