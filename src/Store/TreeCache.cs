using System.Collections.Concurrent;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>Output folders as folders again: read-only files, hard links to the blobs, built once.</summary>
/// <remarks>Folders stay writable so that <c>rm -r</c> removes a store. Thread safe.</remarks>
public sealed class TreeCache
{
    private readonly StoreLayout _layout;
    private readonly IDisk _disk;
    private readonly Workspace _workspace;
    private readonly BlobStore _blobs;
    private readonly ConcurrentDictionary<string, Lock> _gates = new(StringComparer.Ordinal);

    internal TreeCache(StoreLayout layout, IDisk disk, Workspace workspace, BlobStore blobs)
    {
        _layout = layout;
        _disk = disk;
        _workspace = workspace;
        _blobs = blobs;
    }

    /// <summary>Returns a folder with the tree's files, read-only; the same path each time.</summary>
    /// <param name="tree">A tree whose blobs are in the store.</param>
    /// <exception cref="PipelineException">A blob is missing, or the disk is full.</exception>
    /// <remarks>A folder whose files are no longer the blobs' (a blob was made again, a file was added) is replaced.</remarks>
    public string Materialise(FileTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var path = _layout.Tree(tree.Digest);
        lock (_gates.GetOrAdd(path, static _ => new Lock()))
        {
            if (_blobs.FindFault(tree) is { } fault)
            {
                throw new PipelineException($"{fault}; run again to make it anew");
            }

            if (FindChange(tree) is null)
            {
                return path;
            }

            try
            {
                Build(tree, path);
            }
            catch (IOException failure) when (DiskFailure.IsNoSpace(failure))
            {
                throw DiskFailure.NoSpace(_layout.Root, needed: null, failure);
            }

            return path;
        }
    }

    /// <summary>Notes the state of a tree's files, to see later whether somebody wrote to them.</summary>
    /// <param name="tree">A tree that has been materialised.</param>
    public TreeWatch Watch(FileTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        return new TreeWatch(this, tree, tree.Files.Select(file => FileStamp.Of(_layout.Blob(file.Content))).ToArray());
    }

    /// <summary>Removes every blob of the tree that is no longer as it was, and the built folder; returns the first such path, or null.</summary>
    internal string? DiscardChanges(FileTree tree, FileStamp[] before)
    {
        var changed = FindChange(tree);
        for (var i = tree.Files.Count - 1; i >= 0; i--)
        {
            var blob = _layout.Blob(tree.Files[i].Content);
            var now = FileStamp.Of(blob);
            if (now.Kind != FileKind.None && (now.Length != before[i].Length || now.Modified != before[i].Modified))
            {
                changed = tree.Files[i].Path;
                _disk.DeleteFile(blob);
            }
        }

        if (changed is not null)
        {
            _disk.TryMoveFolder(_layout.Tree(tree.Digest), _workspace.NewPath());
        }

        return changed;
    }

    /// <summary>Returns the first path in the built folder that is not the blob's, or null; compares sizes and times, not bytes.</summary>
    private string? FindChange(FileTree tree)
    {
        var folder = _layout.Tree(tree.Digest);
        if (!Directory.Exists(folder))
        {
            return ".";
        }

        foreach (var file in tree.Files)
        {
            var built = FileStamp.OfLink(Path.Combine(folder, file.Path));
            var blob = FileStamp.Of(_layout.Blob(file.Content));
            if (built.Kind != FileKind.File || built.Length != file.Length || !IsOf(blob, built))
            {
                return file.Path;
            }
        }

        return FindStranger(folder, tree);
    }

    // A link to another file of the same time holds what lay there before the blob was made again.
    private bool IsOf(FileStamp blob, FileStamp built) => built.Modified == blob.Modified
        ? built.Inode == blob.Inode
        : !_blobs.Paranoid && built.Modified == blob.Modified + ((long)BlobMark.CopyIsLater.TotalSeconds * 1_000_000_000);

    private static string? FindStranger(string folder, FileTree tree)
    {
        var found = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        if (found.Length == tree.Files.Count)
        {
            return null;
        }

        var known = tree.Files.Select(file => Path.Combine(folder, file.Path)).ToHashSet(StringComparer.Ordinal);
        return Path.GetRelativePath(folder, found.First(path => !known.Contains(path)));
    }

    private void Build(FileTree tree, string path)
    {
        var draft = _workspace.NewPath();
        _disk.MakeFolder(draft);
        var lastFolder = draft;
        foreach (var file in tree.Files)
        {
            var target = Path.Combine(draft, file.Path);
            var folder = Path.GetDirectoryName(target)!;
            if (folder != lastFolder)
            {
                _disk.MakeFolder(folder);
                lastFolder = folder;
            }

            _disk.Link(_layout.Blob(file.Content), target);
        }

        _disk.MakeFolder(Path.GetDirectoryName(path)!);
        while (!_disk.TryMoveFolder(draft, path))
        {
            // Another process was faster, or the folder there has been changed: either way the draft is as good.
            _disk.TryMoveFolder(path, _workspace.NewPath());
        }
    }
}
