using System.Globalization;

namespace CoIN.Store;

/// <summary>This process's part of the store's <c>temp</c> folder.</summary>
/// <remarks>
/// A part is a folder beside a lock file that its owner holds open; the operating system frees the lock when the owner dies, however it dies,
/// and the next process that opens the store removes the part. Thread safe.
/// </remarks>
internal sealed class Workspace : IDisposable
{
    private const string LockSuffix = ".lock";

    private readonly IDisk _disk;
    private readonly FileLock _lock;
    private readonly string _folder;
    private int _count;

    private Workspace(IDisk disk, FileLock ownership, string folder)
    {
        _disk = disk;
        _lock = ownership;
        _folder = folder;
    }

    /// <summary>Makes a part for this process and removes those of dead ones.</summary>
    public static Workspace Begin(StoreLayout layout, IDisk disk)
    {
        RemoveDeadParts(layout, disk);
        for (var number = 0; ; number++)
        {
            // Containers that share a store have the same process numbers, so a number may be taken.
            var folder = Path.Combine(layout.Temp, string.Create(CultureInfo.InvariantCulture, $"s{Environment.ProcessId}-{number}"));
            var ownership = FileLock.TryTake(folder + LockSuffix);
            if (ownership is not null)
            {
                disk.DeleteFolder(folder);
                disk.MakeFolder(folder);
                return new Workspace(disk, ownership, folder);
            }
        }
    }

    /// <summary>Returns a path that nothing has used, on the store's own file system.</summary>
    public string NewPath() => Path.Combine(_folder, Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture));

    public void Dispose()
    {
        _disk.DeleteFolder(_folder);
        _lock.DeleteFile();
        _lock.Dispose();
    }

    private static void RemoveDeadParts(StoreLayout layout, IDisk disk)
    {
        foreach (var path in Directory.EnumerateFiles(layout.Temp, "*" + LockSuffix))
        {
            using var ownership = FileLock.TryTake(path);
            if (ownership is not null)
            {
                disk.DeleteFolder(path[..^LockSuffix.Length]);
                ownership.DeleteFile();
            }
        }
    }
}
