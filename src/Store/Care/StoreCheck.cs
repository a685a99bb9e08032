using System.Collections.Concurrent;

namespace CoIN.Store.Care;

/// <summary>Reads everything in a store and moves what is damaged away, so that it is made again when it is needed.</summary>
public static class StoreCheck
{
    /// <summary>Checks a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="parallelism">How many files are read at a time.</param>
    /// <param name="progress">Is told how many bytes have been read.</param>
    /// <param name="cancellation">Stops between two buffers.</param>
    /// <returns>What was found.</returns>
    public static StoreCheckReport Run(ContentStore store, int parallelism, IProgress<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(progress);
        var records = StoreFiles.Records(store).ToList();
        var owners = records.Where(entry => entry.Record is not null)
            .SelectMany(entry => entry.Record!.Output.Files.Select(file => (file, entry.Record.Stage)))
            .ToLookup(pair => pair.file.Content, pair => pair);
        var faults = new ConcurrentBag<StoreFault>();
        foreach (var (path, _) in records.Where(entry => entry.Record is null))
        {
            faults.Add(new StoreFault(Relative(store, path), "is not the record that its name says", []));
            store.SetAside(path);
        }

        var (bytes, count) = (0L, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        Parallel.ForEach(Blobs(store).ToList(), options, path =>
        {
            Interlocked.Increment(ref count);
            if (Check(store, path, owners, cancellation) is { } fault)
            {
                faults.Add(fault);
            }

            progress.Report(Interlocked.Add(ref bytes, StoreFiles.LengthOf(path)));
        });
        foreach (var missing in owners.Where(owner => !Path.Exists(store.Layout.Blob(owner.Key)) && faults.All(fault => fault.Path != Relative(store, store.Layout.Blob(owner.Key)))))
        {
            faults.Add(new StoreFault(Relative(store, store.Layout.Blob(missing.Key)), "is missing", Stages(missing)));
        }

        store.Actions.ForgetIndex(); // it is made again from the records that are left
        var forgotten = store.Sources.Recheck(parallelism, cancellation);
        return new StoreCheckReport(count, bytes, records.Count, [.. faults.OrderBy(fault => fault.Path, StringComparer.Ordinal)], forgotten);
    }

    // Folders under the name of a blob count as well: whatever has such a name should be one.
    private static IEnumerable<string> Blobs(ContentStore store) =>
        Directory.EnumerateFileSystemEntries(store.Layout.Blobs).SelectMany(shard => Directory.Exists(shard) ? Directory.EnumerateFileSystemEntries(shard) : [shard]);

    private static StoreFault? Check(ContentStore store, string path, ILookup<Digest, (FileEntry File, string Stage)> owners, CancellationToken cancellation)
    {
        if (!Digest.TryParse(Path.GetFileName(path), out var content) || store.Layout.Blob(content) != path)
        {
            store.SetAside(path);
            return new StoreFault(Relative(store, path), "is not named like a blob", []);
        }

        var stages = Stages(owners[content]);
        var file = owners[content].Select(owner => owner.File).FirstOrDefault() ?? new FileEntry(Path.GetFileName(path), content, StoreFiles.LengthOf(path));
        return store.Blobs.Verify(file, cancellation) is { } fault ? new StoreFault(Relative(store, path), fault.Found, stages) : null;
    }

    private static List<string> Stages(IEnumerable<(FileEntry File, string Stage)> owners) => [.. owners.Select(owner => owner.Stage).Distinct().Order(StringComparer.Ordinal)];

    private static string Relative(ContentStore store, string path) => Path.GetRelativePath(store.Layout.Root, path);
}
