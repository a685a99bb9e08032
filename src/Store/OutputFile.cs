using CoIN.Errors;

namespace CoIN.Store;

/// <summary>A file that a stage wrote, before it is published.</summary>
/// <param name="RelativePath">Its path inside the output folder, with <c>/</c>.</param>
/// <param name="FullPath">Where it lies.</param>
/// <param name="Stamp">What the file system said about it before it was read.</param>
internal sealed record OutputFile(string RelativePath, string FullPath, FileStamp Stamp)
{
    /// <summary>Returns every file in a folder.</summary>
    /// <exception cref="PipelineException">The folder holds something that is neither a file nor a folder.</exception>
    public static List<OutputFile> AllIn(string folder)
    {
        var files = new List<OutputFile>();
        Collect(folder, "", files);
        return files;
    }

    /// <summary>Refuses a file that somebody still writes: its bytes would no longer be those that were hashed.</summary>
    public void CheckUnchanged()
    {
        var now = FileStamp.OfLink(FullPath);
        if (now.Length != Stamp.Length || now.Modified != Stamp.Modified)
        {
            throw new PipelineException($"output file '{RelativePath}' is still being written; close every file before the stage ends");
        }
    }

    /// <summary>Refuses names that mean something else on another system, or break a line of a message.</summary>
    public static void CheckName(string relative, string path)
    {
        if (relative.AsSpan().IndexOfAny('\\', '\n') >= 0)
        {
            throw new PipelineException($"'{path.Replace("\n", "\\n", StringComparison.Ordinal)}' has a name with a '\\' or a line break; rename it");
        }
    }

    private static void Collect(string folder, string prefix, List<OutputFile> files)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var relative = prefix + Path.GetFileName(path);
            CheckName(relative, path);
            var stamp = FileStamp.OfLink(path);
            switch (stamp.Kind)
            {
                case FileKind.File:
                    files.Add(new OutputFile(relative, path, stamp));
                    break;
                case FileKind.Folder:
                    Collect(path, relative + "/", files);
                    break;
                case FileKind.Link:
                    throw new PipelineException($"output '{relative}' is a link to '{new FileInfo(path).LinkTarget}'; write a file, because what a link shows can change");
                default:
                    throw new PipelineException($"output '{relative}' is neither a file nor a folder");
            }
        }
    }
}
