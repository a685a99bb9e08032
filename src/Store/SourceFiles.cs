using System.Runtime.ExceptionServices;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>Files and folders outside the store, by content.</summary>
/// <remarks>Thread safe. An unchanged file is read once; see <see cref="StoreLayout"/> for the index that remembers it.</remarks>
public sealed class SourceFiles
{
    private readonly DigestIndex _index;

    internal SourceFiles(DigestIndex index) => _index = index;

    /// <summary>Returns the digest of a file's bytes, or of a folder as a <see cref="FileTree"/>.</summary>
    /// <param name="path">The file or folder; links are followed. Its own name and place do not enter the digest.</param>
    /// <param name="parallelism">How many files are read at a time.</param>
    /// <param name="cancellation">Stops between two buffers.</param>
    /// <exception cref="PipelineException">Nothing lies there, a folder holds itself through a link, or a file changes while it is read.</exception>
    public Digest DigestOf(string path, int parallelism, CancellationToken cancellation)
    {
        var full = Path.GetFullPath(path);
        var stamp = FileStamp.Of(full);
        switch (stamp.Kind)
        {
            case FileKind.File:
                return _index.Find(full, stamp) ?? Hash(full, stamp, cancellation);
            case FileKind.Folder:
                return TreeOf(full, parallelism, cancellation).Digest;
            case FileKind.None:
                throw new PipelineException($"'{path}' does not exist");
            default:
                throw new PipelineException($"'{path}' is neither a file nor a folder");
        }
    }

    /// <summary>Reads every file again whose digest is known and which seems unchanged; forgets and returns those whose digest was wrong.</summary>
    internal IReadOnlyList<string> Recheck(int parallelism, CancellationToken cancellation) => _index.Recheck(parallelism, cancellation);

    /// <summary>Writes down which files are known, for the next run.</summary>
    /// <exception cref="PipelineException">The disk is full, or the store cannot be written.</exception>
    public void Save() => _index.Save();

    private FileTree TreeOf(string root, int parallelism, CancellationToken cancellation)
    {
        var files = new List<OutputFile>();
        Collect(root, "", [FileStamp.Of(root).Inode], files);
        var entries = new FileEntry[files.Count];
        var unknown = new List<int>();
        for (var i = 0; i < entries.Length; i++)
        {
            if (_index.Find(files[i].FullPath, files[i].Stamp) is { } known)
            {
                entries[i] = new FileEntry(files[i].RelativePath, known, files[i].Stamp.Length);
            }
            else
            {
                unknown.Add(i);
            }
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(unknown, options, i =>
            {
                var (relative, full, stamp) = files[i];
                entries[i] = new FileEntry(relative, Hash(full, stamp, cancellation), stamp.Length);
            });
        }
        catch (AggregateException failures)
        {
            // One file that cannot be read is enough, and its own message is better than that of the loop.
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return new FileTree(entries);
    }

    private Digest Hash(string path, FileStamp stamp, CancellationToken cancellation)
    {
        var digest = Digest.OfFile(path, cancellation);
        if (FileStamp.Of(path) != stamp)
        {
            throw new PipelineException($"'{path}' changed while it was read; wait until it is complete and run again");
        }

        _index.Add(path, stamp, digest);
        return digest;
    }

    /// <summary>Lists the files of a folder, links followed; <paramref name="above"/> holds the inodes on the way down, to see a circle.</summary>
    private static void Collect(string folder, string prefix, List<ulong> above, List<OutputFile> files)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var relative = prefix + Path.GetFileName(path);
            OutputFile.CheckName(relative, path);
            var stamp = FileStamp.Of(path);
            switch (stamp.Kind)
            {
                case FileKind.File:
                    files.Add(new OutputFile(relative, path, stamp));
                    break;
                case FileKind.Folder when above.Contains(stamp.Inode):
                    throw new PipelineException($"folder '{path}' leads back to a folder that holds it; remove the link");
                case FileKind.Folder:
                    above.Add(stamp.Inode);
                    Collect(path, relative + "/", above, files);
                    above.RemoveAt(above.Count - 1);
                    break;
                case FileKind.None:
                    throw new PipelineException($"'{path}' is a link to nothing; repair or remove it");
                default:
                    throw new PipelineException($"'{path}' is neither a file nor a folder");
            }
        }
    }
}
