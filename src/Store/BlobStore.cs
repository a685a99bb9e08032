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

    internal BlobStore(StoreLayout layout, IDisk disk)
    {
        _layout = layout;
        _disk = disk;
    }

    /// <summary>Returns the first file of a tree whose blob is missing or has another size, or null if all are there.</summary>
    /// <param name="tree">The tree.</param>
    /// <remarks>Costs one look at the file system per file; the bytes are not read.</remarks>
    public BlobFault? FindFault(FileTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var files = tree.Files;
        for (var i = 0; i < files.Count; i++)
        {
            var stamp = FileStamp.Of(_layout.Blob(files[i].Content));
            if (stamp.Kind != FileKind.File || stamp.Length != files[i].Length)
            {
                return new BlobFault(files[i], stamp.Kind == FileKind.File ? stamp.Length : null);
            }
        }

        return null;
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

    private bool Has(FileEntry file) =>
        FileStamp.Of(_layout.Blob(file.Content)) is { Kind: FileKind.File } stamp && stamp.Length == file.Length;

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
        foreach (var (file, entry) in files)
        {
            var blob = _layout.Blob(entry.Content);
            var shard = Path.GetDirectoryName(blob)!;
            if (shards.Add(shard))
            {
                _disk.MakeFolder(shard);
            }

            if (Has(entry))
            {
                continue; // two files with the same bytes
            }

            _disk.MakeReadOnly(file.FullPath);
            file.CheckUnchanged();
            _disk.MoveFile(file.FullPath, blob);
        }

        foreach (var shard in shards)
        {
            _disk.FlushFolder(shard);
        }
    }
}
