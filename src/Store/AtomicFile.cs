namespace CoIN.Store;

/// <summary>Writes small files so that a reader sees the old content or the new, never a part.</summary>
internal sealed class AtomicFile(Workspace workspace, IDisk disk)
{
    /// <summary>Replaces a file, and returns when the new content would survive a power failure.</summary>
    public void WriteDurably(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = WriteTemporary(bytes);
        disk.FlushFile(temporary);
        var folder = Path.GetDirectoryName(path)!;
        var isNew = !Directory.Exists(folder);
        Replace(path, temporary);
        disk.FlushFolder(folder);
        if (isNew)
        {
            disk.FlushFolder(Path.GetDirectoryName(folder)!);
        }
    }

    /// <summary>Replaces a file that only saves time: after a power failure it may be gone.</summary>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Replace(path, WriteTemporary(bytes));
    }

    /// <summary>Writes a file that only saves time under a name that nobody has; returns false, and writes nothing, if somebody has it.</summary>
    public bool TryWriteNew(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = WriteTemporary(bytes);
        disk.MakeFolder(Path.GetDirectoryName(path)!);
        if (disk.TryMoveFile(temporary, path))
        {
            return true;
        }

        disk.DeleteFile(temporary);
        return false;
    }

    /// <summary>Removes a file that only saves time, or what lies in its place.</summary>
    public void Delete(string path)
    {
        MoveFolderAway(path);
        disk.DeleteFile(path);
    }

    private void Replace(string path, string temporary)
    {
        disk.MakeFolder(Path.GetDirectoryName(path)!);
        MoveFolderAway(path);
        disk.MoveFile(temporary, path);
    }

    private void MoveFolderAway(string path)
    {
        if (Directory.Exists(path))
        {
            disk.TryMoveFolder(path, workspace.NewPath()); // somebody's folder has the name: it goes when the store is closed
        }
    }

    private string WriteTemporary(ReadOnlySpan<byte> bytes)
    {
        var temporary = workspace.NewPath();
        disk.Write(temporary, bytes);
        return temporary;
    }
}
