namespace CoIN.Store.Care;

/// <summary>What lies in a store, by size.</summary>
/// <param name="Blobs">Blobs.</param>
/// <param name="BlobBytes">Their bytes.</param>
/// <param name="Kinds">The records by kind of stage, the largest output first; a blob that several have counts for each.</param>
/// <param name="Partial">Unfinished actions that kept some of their work.</param>
/// <param name="PartialBytes">What they kept.</param>
/// <param name="Quarantined">Damaged things that were moved away.</param>
/// <param name="Damaged">Records that cannot be read.</param>
public sealed record StoreReport(
    int Blobs, long BlobBytes, IReadOnlyList<KindReport> Kinds, int Partial, long PartialBytes, int Quarantined, int Damaged)
{
    /// <summary>Looks at every record and at the size of every blob.</summary>
    /// <param name="store">The store.</param>
    public static StoreReport Of(ContentStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var blobs = StoreFiles.In(store.Layout.Blobs).ToList();
        var partial = Directory.GetDirectories(store.Layout.Partial);
        var records = StoreFiles.Records(store).ToList();
        var kinds = records.Select(entry => entry.Record).OfType<ActionRecord>().GroupBy(record => record.Kind, StringComparer.Ordinal)
            .Select(kind => new KindReport(
                kind.Key, kind.Count(), kind.Sum(record => record.Output.Length), new TimeSpan(kind.Sum(record => record.Provenance.Duration.Ticks))))
            .OrderByDescending(kind => kind.Bytes).ThenBy(kind => kind.Kind, StringComparer.Ordinal);
        return new StoreReport(
            blobs.Count,
            blobs.Sum(StoreFiles.LengthOf),
            [.. kinds],
            partial.Length,
            partial.SelectMany(StoreFiles.In).Sum(StoreFiles.LengthOf),
            Directory.GetFileSystemEntries(store.Layout.Quarantine).Length,
            records.Count(entry => entry.Record is null));
    }
}
