using System.Runtime.InteropServices;

namespace CoIN.Store;

/// <summary>The real disk.</summary>
internal sealed class Disk : IDisk
{
    private const UnixFileMode ReadOnlyMode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const int FileExistsOnWindows = unchecked((int)0x80070050);

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(file, bytes, 0);
    }

    public void MakeReadOnly(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.SetAttributes(path, FileAttributes.ReadOnly);
        }
        else
        {
            File.SetUnixFileMode(path, ReadOnlyMode);
        }
    }

    public void SetTime(string path, DateTime time) => File.SetLastWriteTimeUtc(path, time);

    public void FlushFile(string path)
    {
        // fsync(2) flushes the file, whoever wrote it; Windows wants a handle that may write.
        var access = OperatingSystem.IsWindows() ? FileAccess.ReadWrite : FileAccess.Read;
        using var file = File.OpenHandle(path, FileMode.Open, access);
        RandomAccess.FlushToDisk(file);
    }

    public void FlushFolder(string path)
    {
        if (OperatingSystem.IsLinux())
        {
            Posix.FlushFolder(path);
        }
    }

    public void FlushEverything(string folder)
    {
        if (OperatingSystem.IsLinux())
        {
            Posix.FlushFileSystem(folder);
            return;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            FlushFile(file);
        }
    }

    public void MoveFile(string from, string to) => File.Move(from, to, overwrite: true);

    public bool TryMoveFile(string from, string to)
    {
        try
        {
            Link(from, to); // File.Move looks first and renames then: of two at a time the second would replace what the first has written
        }
        catch (IOException failure) when (failure.HResult is Posix.FileExists or FileExistsOnWindows)
        {
            return false;
        }

        File.Delete(from);
        return true;
    }

    public bool TryMoveFolder(string from, string to)
    {
        try
        {
            Directory.Move(from, to);
            return true;
        }
        catch (IOException) when (Directory.Exists(to))
        {
            return false;
        }
    }

    public void Link(string existing, string path)
    {
        if (OperatingSystem.IsLinux() && Posix.MakeLink(existing, path) == 0)
        {
            return;
        }

        if (OperatingSystem.IsLinux() && Marshal.GetLastPInvokeError() is Posix.FileExists or Posix.NoSpace or Posix.NoEntry)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"'{path}' cannot be linked: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }

        File.Copy(existing, path);
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(existing) + BlobMark.CopyIsLater);
    }

    public void DeleteFile(string path) => File.Delete(path);

    public void DeleteFolder(string path)
    {
        if (!Directory.Exists(path))
        {
            return; // the usual case when a process begins, whose first exception takes milliseconds
        }

        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process was faster.
        }
    }
}
