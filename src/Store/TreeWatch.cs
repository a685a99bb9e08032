namespace CoIN.Store;

/// <summary>The state of a tree's files at one moment.</summary>
/// <remarks>Files are read-only, but not to an administrator; and a hard link changes its blob.</remarks>
public sealed class TreeWatch
{
    private readonly TreeCache _trees;
    private readonly FileTree _tree;
    private readonly FileStamp[] _before;

    internal TreeWatch(TreeCache trees, FileTree tree, FileStamp[] before)
    {
        _trees = trees;
        _tree = tree;
        _before = before;
    }

    /// <summary>Removes from the store whatever was written to since, so that it is made again; returns the path of one such file, or null.</summary>
    public string? DiscardChanges() => _trees.DiscardChanges(_tree, _before);
}
