using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CoIN.Store;

/// <summary>An exclusive lock on a file, among processes and within one; freed by the operating system if the process dies.</summary>
internal sealed class FileLock : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;

    private FileLock(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Returns the lock, or null if somebody holds it.</summary>
    /// <param name="path">The lock file; made if it does not exist.</param>
    /// <exception cref="IOException">The file cannot be made, for another reason than the lock.</exception>
    public static FileLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        }
        catch (IOException failure) when (IsHeld(failure))
        {
            return null;
        }

        // The holder may have deleted the file between our opening and our locking it: then we hold a lock that nobody else can see.
        if (OperatingSystem.IsLinux() && !IsStillAt(path, file.SafeFileHandle))
        {
            file.Dispose();
            return null;
        }

        return new FileLock(path, file);
    }

    /// <summary>Removes the file while the lock is held, so that the folder of locks stays small.</summary>
    public void DeleteFile() => File.Delete(_path);

    public void Dispose() => _file.Dispose();

    // EWOULDBLOCK from flock(2), ERROR_SHARING_VIOLATION on Windows.
    internal static bool IsHeld(IOException failure) => failure.HResult is 11 or unchecked((int)0x80070020);

    private static bool IsStillAt(string path, SafeFileHandle handle)
    {
        var status = Posix.Statx(handle.DangerousGetHandle().ToInt32(), "", Posix.EmptyPath, Posix.BasicStats, out var held);
        return status == 0
            ? FileStamp.Of(path) is { Kind: FileKind.File } named && named.Inode == held.Inode
            : throw new IOException($"'{path}' cannot be examined: {Marshal.GetLastPInvokeErrorMessage()}");
    }
}
