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
        disk.MakeFolder(folder);
        disk.MoveFile(temporary, path);
        disk.FlushFolder(folder);
    }

    /// <summary>Replaces a file that only saves time: after a power failure it may be gone.</summary>
    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = WriteTemporary(bytes);
        disk.MakeFolder(Path.GetDirectoryName(path)!);
        disk.MoveFile(temporary, path);
    }

    private string WriteTemporary(ReadOnlySpan<byte> bytes)
    {
        var temporary = workspace.NewPath();
        disk.Write(temporary, bytes);
        return temporary;
    }
}
