using CoIN.Errors;

namespace CoIN.Store.Care;

/// <summary>Frees what nothing needs any more.</summary>
public static class StoreCleaning
{
    /// <summary>Removes, or only counts, every result that is not under one of the keys, and all that only saves time for such results.</summary>
    /// <param name="store">The store; no other process may use it.</param>
    /// <param name="needed">The keys of the results that stay.</param>
    /// <param name="dry">True to remove nothing.</param>
    /// <returns>What was, or would be, freed.</returns>
    /// <exception cref="PipelineException">Another process uses the store.</exception>
    public static CleaningReport Run(ContentStore store, IReadOnlySet<Digest> needed, bool dry)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(needed);
        using var alone = dry ? null : store.Alone();
        var records = StoreFiles.Records(store).ToList();
        var kept = records.Select(entry => entry.Record).OfType<ActionRecord>().Where(record => needed.Contains(record.Key)).ToList();
        var blobs = kept.SelectMany(record => record.Output.Files).Select(file => store.Layout.Blob(file.Content)).ToHashSet(StringComparer.Ordinal);
        var trees = kept.Select(record => store.Layout.Tree(record.Output.Digest)).ToHashSet(StringComparer.Ordinal);
        var keptRecords = kept.Select(record => store.Layout.Action(record.Key)).ToHashSet(StringComparer.Ordinal);

        // Records go before the blobs that they name: cut short, the rest is still whole.
        var freed = new Freed(dry);
        var goneRecords = freed.Files(records.Select(entry => entry.Path).Where(path => !keptRecords.Contains(path)));
        var goneTrees = freed.Folders(Directory.EnumerateDirectories(store.Layout.Trees).SelectMany(Directory.EnumerateDirectories).Where(path => !trees.Contains(path)));
        var (goneBlobs, bytes) = freed.FilesWithSize(StoreFiles.In(store.Layout.Blobs).Where(path => !blobs.Contains(path)));
        var (goneParts, partBytes) = freed.FilesWithSize(StoreFiles.In(store.Layout.Quarantine).Concat(UnfinishedAndMade(store, records)));
        freed.Files(Directory.EnumerateFiles(store.Layout.Stages).Where(path => !Leads(path, keptRecords, store.Layout)));
        if (!dry)
        {
            store.Actions.ForgetIndex();
        }

        return new CleaningReport(goneRecords, goneBlobs, bytes, goneTrees, goneParts, partBytes, kept.Count);
    }

    // Unfinished work whose result is there by now is of no use; the rest may be taken up tomorrow.
    private static IEnumerable<string> UnfinishedAndMade(ContentStore store, List<(string Path, ActionRecord? Record)> records)
    {
        var made = records.Select(entry => entry.Record).OfType<ActionRecord>().Select(record => store.Layout.PartialOf(record.Key)).ToHashSet(StringComparer.Ordinal);
        return Directory.EnumerateDirectories(store.Layout.Partial).Where(made.Contains).SelectMany(StoreFiles.In);
    }

    private static bool Leads(string latestKey, HashSet<string> keptRecords, StoreLayout layout) =>
        ActionCache.ReadLatestKey(latestKey) is { } key && keptRecords.Contains(layout.Action(key));

    private sealed class Freed(bool dry)
    {
        public int Files(IEnumerable<string> paths) => FilesWithSize(paths).Count;

        public (int Count, long Bytes) FilesWithSize(IEnumerable<string> paths)
        {
            var (count, bytes) = (0, 0L);
            foreach (var path in paths.ToList())
            {
                bytes += StoreFiles.LengthOf(path);
                count++;
                if (!dry)
                {
                    File.Delete(path);
                }
            }

            return (count, bytes);
        }

        public int Folders(IEnumerable<string> paths)
        {
            var all = paths.ToList();
            if (!dry)
            {
                all.ForEach(path => Directory.Delete(path, recursive: true));
            }

            return all.Count;
        }
    }
}
