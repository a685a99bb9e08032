namespace CoIN.Store;

/// <summary>A folder by content: the path, digest and length of every file, in ordinal order of the paths.</summary>
/// <remarks>
/// File times, permissions and empty folders are no content. Paths are checked, because a tree can come out of a record that
/// somebody else wrote: every path stays inside the folder.
/// </remarks>
public sealed class FileTree
{
    private readonly FileEntry[] _files;

    /// <summary>Makes a tree.</summary>
    /// <param name="files">The files in any order.</param>
    /// <exception cref="ArgumentException">A path leaves the folder, is not canonical, occurs twice, or is also a folder of another file; or a length is negative.</exception>
    public FileTree(IEnumerable<FileEntry> files)
    {
        _files = files.ToArray();
        Array.Sort(_files, static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        for (var i = 0; i < _files.Length; i++)
        {
            CheckFile(_files[i]);
            if (i > 0 && _files[i].Path == _files[i - 1].Path)
            {
                throw new ArgumentException($"file '{_files[i].Path}' occurs twice in one tree", nameof(files));
            }
        }

        CheckFolders(_files);
        Digest = DigestOf(_files);
    }

    private FileTree(FileEntry[] files, Digest digest)
    {
        _files = files;
        Digest = digest;
    }

    /// <summary>The files in ordinal order of their paths.</summary>
    public IReadOnlyList<FileEntry> Files => _files;

    /// <summary>The digest of the whole folder: equal for equal paths and contents, whatever wrote them.</summary>
    public Digest Digest { get; }

    /// <summary>The sum of the file sizes in bytes.</summary>
    public long Length => _files.Sum(static file => file.Length);

    /// <summary>Returns a tree that was checked when it was written down, together with its digest, in a file with a check sum.</summary>
    internal static FileTree Checked(FileEntry[] files, Digest digest) => new(files, digest);

    private static Digest DigestOf(FileEntry[] files)
    {
        var key = new KeyWriter();
        key.Write("tree");
        key.BeginList(files.Length);
        foreach (var file in files)
        {
            key.Write(file.Path);
            key.Write(file.Content);
            key.Write(file.Length);
        }

        return key.ToDigest();
    }

    private static void CheckFile(FileEntry file)
    {
        if (!IsCanonical(file.Path))
        {
            throw new ArgumentException($"file path '{file.Path}' does not stay inside its folder: expected parts separated by '/', none of them empty, '.' or '..'");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(file.Length);
    }

    // Not neighbours in ordinal order: 'a', 'a-b', 'a/b'.
    private static void CheckFolders(FileEntry[] files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var slash = file.Path.LastIndexOf('/');
            while (slash > 0 && folders.Add(file.Path[..slash]))
            {
                slash = file.Path.LastIndexOf('/', slash - 1);
            }
        }

        if (Array.Find(files, file => folders.Contains(file.Path)) is { } both)
        {
            throw new ArgumentException($"file '{both.Path}' is also a folder of other files in one tree", nameof(files));
        }
    }

    private static bool IsCanonical(string path)
    {
        if (path.Length == 0 || path.AsSpan().IndexOfAny('\\', '\0', '\n') >= 0)
        {
            return false;
        }

        return Array.TrueForAll(path.Split('/'), static part => part is not ("" or "." or ".."));
    }
}
