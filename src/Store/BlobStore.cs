using CoIN.Errors;

namespace CoIN.Store;

/// <summary>Files by content: each lies under the SHA-256 of its bytes, read-only, and appears there whole or not at all.</summary>
/// <remarks>Thread safe, and safe beside other processes on the same store: two that add one blob add the same bytes.</remarks>
public sealed class BlobStore
{
    // Above this many files one flush of the whole file system is faster than one flush per file.
    private const int FilesWorthFlushingSingly = 32;

    private readonly StoreLayout _layout;
    private readonly IDisk _disk;
    private readonly Action<string> _setAside;
    private readonly Lock _gate = new();
    private HashSet<Digest>? _read; // made when it is needed: most runs read no blob

    internal BlobStore(StoreLayout layout, IDisk disk, Action<string> setAside)
    {
        _layout = layout;
        _disk = disk;
        _setAside = setAside;
    }

    /// <summary>Whether every blob is read once by this process before it is trusted, instead of looking at size and time.</summary>
    internal bool Paranoid { get; set; }

    /// <summary>Returns the first file of a tree whose blob is missing or damaged, or null if all are there.</summary>
    /// <param name="tree">The tree.</param>
    /// <remarks>
    /// Costs one look at the file system per file. The bytes are read only if the time of change is not the one that a blob gets (see <see cref="BlobMark"/>): then
    /// a damaged blob goes to quarantine, and a good one gets its time back.
    /// </remarks>
    public BlobFault? FindFault(FileTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var files = tree.Files;
        for (var i = 0; i < files.Count; i++)
        {
            if (FindFault(files[i]) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Returns whether every blob of a tree is there with the size and time of change that it got; reads, mends and moves nothing.</summary>
    /// <exception cref="IOException">A blob cannot be looked at.</exception>
    internal bool AreAsLeft(FileTree tree)
    {
        var files = tree.Files;
        for (var i = 0; i < files.Count; i++)
        {
            var stamp = FileStamp.OfLink(_layout.Blob(files[i].Content));
            if (stamp.Kind != FileKind.File || stamp.Length != files[i].Length || stamp.Modified != BlobMark.Of(files[i].Content))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads a blob and returns what is wrong with it, or null; a damaged one goes to quarantine.</summary>
    /// <param name="file">A file whose blob it is.</param>
    /// <param name="cancellation">Stops between two buffers.</param>
    public BlobFault? Verify(FileEntry file, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        var stamp = FileStamp.OfLink(_layout.Blob(file.Content));
        return FindFault(file, stamp) ?? FindOtherBytes(file, stamp, cancellation);
    }

    /// <summary>Moves every file of a folder into the store and returns the folder by content.</summary>
    /// <param name="folder">A folder on the store's file system, from <see cref="ContentStore.NewWorkFolder"/>; its files are moved away.</param>
    /// <param name="parallelism">How many files are hashed at a time.</param>
    /// <param name="cancellation">Stops before the first blob is published.</param>
    /// <exception cref="PipelineException">The folder holds a link or a pipe, a name that is no path of a <see cref="FileTree"/>, or a file that still changes; or the disk is full.</exception>
    public FileTree Publish(string folder, int parallelism, CancellationToken cancellation)
    {
        var files = OutputFile.AllIn(folder);
        var entries = new FileEntry[files.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        Parallel.For(0, files.Count, options, i =>
            entries[i] = new FileEntry(files[i].RelativePath, Digest.OfFile(files[i].FullPath, cancellation), files[i].Stamp.Length));
        cancellation.ThrowIfCancellationRequested();

        var tree = new FileTree(entries);
        var fresh = Enumerable.Range(0, entries.Length).Where(i => !Has(entries[i])).ToList();
        try
        {
            Flush(folder, fresh.ConvertAll(i => files[i].FullPath));
            Move(fresh.ConvertAll(i => (files[i], entries[i])));
        }
        catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
        {
            throw DiskFailure.NoSpace(_layout.Root, fresh.Sum(i => entries[i].Length), failure);
        }

        return tree;
    }

    private BlobFault? FindFault(FileEntry file)
    {
        var stamp = FileStamp.OfLink(_layout.Blob(file.Content));
        var fault = FindFault(file, stamp);
        if (fault is not null || (stamp.Modified == BlobMark.Of(file.Content) && !Paranoid) || IsRead(file.Content))
        {
            return fault;
        }

        return FindOtherBytes(file, stamp, CancellationToken.None);
    }

    private BlobFault? FindFault(FileEntry file, FileStamp stamp)
    {
        if (stamp.Kind == FileKind.None)
        {
            return BlobFault.Missing(file);
        }

        var fault = stamp.Kind != FileKind.File ? BlobFault.NoFile(file) : stamp.Length != file.Length ? BlobFault.Length(file, stamp.Length) : null;
        if (fault is not null)
        {
            Quarantine(file.Content);
        }

        return fault;
    }

    private BlobFault? FindOtherBytes(FileEntry file, FileStamp stamp, CancellationToken cancellation)
    {
        var path = _layout.Blob(file.Content);
        try
        {
            if (Digest.OfFile(path, cancellation) != file.Content)
            {
                Quarantine(file.Content);
                return BlobFault.Bytes(file);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Quarantine(file.Content);
            return BlobFault.Unreadable(file, failure);
        }

        if (stamp.Modified != BlobMark.Of(file.Content))
        {
            _disk.SetTime(path, BlobMark.DateOf(file.Content));
        }

        NoteRead(file.Content, isRead: true);
        return null;
    }

    // Moved away, whatever it is, so that the blob can be made again under its name.
    private void Quarantine(Digest content)
    {
        var path = _layout.Blob(content);
        if (Path.Exists(path))
        {
            _setAside(path);
        }

        NoteRead(content, isRead: false);
    }

    private bool IsRead(Digest content)
    {
        lock (_gate)
        {
            return _read is not null && _read.Contains(content);
        }
    }

    private void NoteRead(Digest content, bool isRead)
    {
        lock (_gate)
        {
            _ = isRead ? (_read ??= []).Add(content) : _read?.Remove(content);
        }
    }

    private bool Has(FileEntry file) => FindFault(file) is null;

    /// <summary>Waits for the bytes before the first name appears: a blob that exists must be whole, even after a power failure.</summary>
    private void Flush(string folder, List<string> files)
    {
        if (files.Count > FilesWorthFlushingSingly)
        {
            _disk.FlushEverything(folder);
            return;
        }

        files.ForEach(_disk.FlushFile);
    }

    private void Move(List<(OutputFile File, FileEntry Entry)> files)
    {
        var shards = new SortedSet<string>(StringComparer.Ordinal);
        var hasNewShards = false;
        foreach (var (file, entry) in files)
        {
            var blob = _layout.Blob(entry.Content);
            var shard = Path.GetDirectoryName(blob)!;
            if (shards.Add(shard) && !Directory.Exists(shard))
            {
                _disk.MakeFolder(shard);
                hasNewShards = true;
            }

            if (Has(entry))
            {
                continue; // two files with the same bytes
            }

            _disk.MakeReadOnly(file.FullPath);
            file.CheckUnchanged();
            _disk.SetTime(file.FullPath, BlobMark.DateOf(entry.Content));
            _disk.MoveFile(file.FullPath, blob);
        }

        foreach (var shard in shards)
        {
            _disk.FlushFolder(shard);
        }

        if (hasNewShards)
        {
            _disk.FlushFolder(_layout.Blobs);
        }
    }
}
