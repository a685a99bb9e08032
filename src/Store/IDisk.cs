namespace CoIN.Store;

/// <summary>Every step by which the store changes the disk; reading goes to the disk directly.</summary>
/// <remarks>Narrow on purpose: a double that fails at the n-th step shows what a crash or a full disk leaves behind.</remarks>
internal interface IDisk
{
    /// <summary>Makes a folder and those above it; one that exists is fine.</summary>
    void MakeFolder(string path);

    /// <summary>Writes a file that does not exist yet.</summary>
    void Write(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Takes the right to write from everybody.</summary>
    void MakeReadOnly(string path);

    /// <summary>Sets the time of a file's last change.</summary>
    void SetTime(string path, DateTime time);

    /// <summary>Waits until a file's bytes are on the device.</summary>
    void FlushFile(string path);

    /// <summary>Waits until a folder's entries are on the device.</summary>
    void FlushFolder(string path);

    /// <summary>Waits until everything in the file system that holds a folder is on the device.</summary>
    void FlushEverything(string folder);

    /// <summary>Gives a file another name, atomically, replacing a file that has it.</summary>
    void MoveFile(string from, string to);

    /// <summary>Gives a file a name that nobody has, atomically; returns false if somebody has it already.</summary>
    bool TryMoveFile(string from, string to);

    /// <summary>Gives a folder another name, atomically; returns false if a folder has it already.</summary>
    bool TryMoveFolder(string from, string to);

    /// <summary>Gives a file a second name, or copies it, <see cref="BlobMark.CopyIsLater"/> later by its time, where that is impossible.</summary>
    void Link(string existing, string path);

    /// <summary>Removes a file; one that is gone is fine.</summary>
    void DeleteFile(string path);

    /// <summary>Removes a folder with everything in it; one that is gone is fine.</summary>
    void DeleteFolder(string path);
}
