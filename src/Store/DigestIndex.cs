using System.Collections.Concurrent;

namespace CoIN.Store;

/// <summary>Remembers the digests of files outside the store, so that an unchanged file is not read again.</summary>
/// <remarks>
/// A file is unchanged if its length, its two times and its inode are. A digest is kept only when the file had been left alone for
/// <see cref="Settled"/> before it was read: a change within the clock's grain would not be seen. Losing the index costs time only. Thread safe.
/// </remarks>
internal sealed class DigestIndex(StoreLayout layout, IndexFiles files, TimeProvider time)
{
    /// <summary>How long a file must have been left alone: the grain of common file systems, two seconds on the coarsest.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Dictionary<string, IndexedFile>? _entries;
    private bool _changed;

    /// <summary>Whether nothing that was written down is believed.</summary>
    public bool Paranoid { get; set; }

    private string IndexFile => Path.Combine(layout.Index, "files");

    /// <summary>Returns the digest of a file's content if it is known and the file unchanged.</summary>
    public Digest? Find(string path, FileStamp stamp)
    {
        lock (_gate)
        {
            _entries ??= IndexedFile.ReadAll(IndexFile);
            return !Paranoid && _entries.TryGetValue(path, out var entry) && entry.Stamp == stamp ? entry.Content : null;
        }
    }

    /// <summary>Remembers the digest of a file.</summary>
    public void Add(string path, FileStamp stamp, Digest content)
    {
        var age = (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks - (stamp.Changed / TimeSpan.NanosecondsPerTick);
        if (age < Settled.Ticks)
        {
            return;
        }

        lock (_gate)
        {
            _entries ??= IndexedFile.ReadAll(IndexFile);
            _entries[path] = new IndexedFile(stamp, content);
            _changed = true;
        }
    }

    /// <summary>Reads every file again that seems unchanged; forgets and returns those whose digest was wrong.</summary>
    public IReadOnlyList<string> Recheck(int parallelism, CancellationToken cancellation)
    {
        var wrong = new ConcurrentBag<string>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        Parallel.ForEach(IndexedFile.ReadAll(IndexFile), options, entry =>
        {
            if (FileStamp.Of(entry.Key) == entry.Value.Stamp && Digest.OfFile(entry.Key, cancellation) != entry.Value.Content)
            {
                wrong.Add(entry.Key);
            }
        });
        if (wrong.IsEmpty)
        {
            return [];
        }

        lock (_gate)
        {
            _entries = IndexedFile.ReadAll(IndexFile);
            foreach (var path in wrong)
            {
                _entries.Remove(path);
            }

            files.Write(IndexFile, IndexedFile.WriteAll(_entries));
        }

        return [.. wrong.Order(StringComparer.Ordinal)];
    }

    /// <summary>Writes the index if it has changed, together with what other processes have added meanwhile.</summary>
    public void Save()
    {
        lock (_gate)
        {
            if (!_changed)
            {
                return;
            }

            foreach (var (path, entry) in IndexedFile.ReadAll(IndexFile))
            {
                _entries!.TryAdd(path, entry);
            }

            files.Write(IndexFile, IndexedFile.WriteAll(_entries!));
            _changed = false;
        }
    }
}
