using System.Runtime.InteropServices;

namespace CoIN.Store;

/// <summary>What a file system says about a path without reading the content.</summary>
/// <param name="Kind">What lies there.</param>
/// <param name="Length">Size in bytes.</param>
/// <param name="Modified">Time of the last change of the content, in nanoseconds since 1970.</param>
/// <param name="Changed">Time of the last change of anything, set by the kernel alone, in nanoseconds since 1970.</param>
/// <param name="Inode">The file's number in its file system; 0 where there is none.</param>
internal readonly record struct FileStamp(FileKind Kind, long Length, long Modified, long Changed, ulong Inode)
{
    private const int NanosecondsPerTick = 100;

    /// <summary>Whether the two say the same.</summary>
    /// <remarks>Written out: what the compiler writes compares <see cref="Kind"/> by a comparer that the runtime has to compile in each process.</remarks>
    public bool Equals(FileStamp other) =>
        Kind == other.Kind && Length == other.Length && Modified == other.Modified && Changed == other.Changed && Inode == other.Inode;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, Modified, Changed, Inode);

    /// <summary>Returns the stamp of a path; links are followed.</summary>
    public static FileStamp Of(string path) => OperatingSystem.IsLinux() ? FromStatx(path, followLinks: true) : FromFileInfo(path);

    /// <summary>Returns the stamp of a path; a link is a link.</summary>
    public static FileStamp OfLink(string path) => OperatingSystem.IsLinux() ? FromStatx(path, followLinks: false) : FromFileInfo(path);

    private static FileStamp FromStatx(string path, bool followLinks)
    {
        if (Posix.Statx(Posix.CurrentFolder, path, followLinks ? 0 : Posix.NoFollow, Posix.BasicStats, out var status) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            return error is Posix.NoEntry or Posix.NotADirectory or Posix.LinkLoop
                ? default
                : throw new IOException($"'{path}' cannot be examined: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }

        var kind = (status.Mode & Posix.TypeMask) switch
        {
            Posix.RegularFile => FileKind.File,
            Posix.Directory => FileKind.Folder,
            Posix.Link => FileKind.Link,
            _ => FileKind.Other,
        };
        return new FileStamp(kind, (long)status.Size, status.Modified.Nanoseconds, status.Changed.Nanoseconds, status.Inode);
    }

    private static FileStamp FromFileInfo(string path)
    {
        var info = new FileInfo(path);
        if (Directory.Exists(path))
        {
            return new FileStamp(FileKind.Folder, 0, 0, 0, 0);
        }

        if (!info.Exists)
        {
            return default;
        }

        var modified = (info.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * NanosecondsPerTick;
        return new FileStamp(info.LinkTarget is null ? FileKind.File : FileKind.Link, info.Length, modified, modified, 0);
    }
}
