using System.Runtime.InteropServices;

namespace CoIN.Store;

/// <summary>The few calls of Linux that .NET does not offer: hard links, folder flushes, inode numbers.</summary>
internal static partial class Posix
{
    public const int CurrentFolder = -100; // AT_FDCWD
    public const int NoFollow = 0x100;     // AT_SYMLINK_NOFOLLOW
    public const int EmptyPath = 0x1000;   // AT_EMPTY_PATH
    public const uint BasicStats = 0x7ff;  // STATX_BASIC_STATS

    public const int TypeMask = 0xf000;
    public const int RegularFile = 0x8000;
    public const int Directory = 0x4000;
    public const int Link = 0xa000;

    public const int NoEntry = 2;
    public const int FileExists = 17;
    public const int NotADirectory = 20;
    public const int NoSpace = 28;
    public const int ReadOnlyFileSystem = 30;
    public const int LinkLoop = 40;
    public const int QuotaExceeded = 122;

    private const int OpenReadOnly = 0;
    private const int OpenCloseOnExec = 0x80000;

    /// <summary>Waits until a folder's entries are on the device.</summary>
    public static void FlushFolder(string path) => OnHandle(path, Fsync);

    /// <summary>Waits until everything written to the file system that holds a folder is on the device.</summary>
    public static void FlushFileSystem(string path) => OnHandle(path, SyncFs);

    /// <summary>statx(2), the variant of stat whose structure is the same on every processor.</summary>
    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Statx(int folder, string path, int flags, uint mask, out Status status);

    /// <summary>link(2): gives an existing file a second name.</summary>
    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int MakeLink(string existing, string path);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFs(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);

    private static void OnHandle(string path, Func<int, int> call)
    {
        var handle = Open(path, OpenReadOnly | OpenCloseOnExec);
        if (handle < 0)
        {
            throw Failure("opened", path);
        }

        try
        {
            if (call(handle) != 0)
            {
                throw Failure("flushed", path);
            }
        }
        finally
        {
            _ = Close(handle); // opened for reading: nothing can be lost by closing
        }
    }

    private static IOException Failure(string verb, string path)
    {
        var error = Marshal.GetLastPInvokeError();
        return new IOException($"'{path}' cannot be {verb}: {Marshal.GetPInvokeErrorMessage(error)}", error);
    }

    /// <summary>A time of the file system.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 16)]
    public readonly struct Timestamp
    {
        private readonly long _seconds;
        private readonly uint _nanoseconds;

        /// <summary>Nanoseconds since 1970; wraps in the year 2262.</summary>
        public long Nanoseconds => unchecked((_seconds * 1_000_000_000) + _nanoseconds);
    }

    /// <summary>struct statx, the fields that we read.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    public readonly struct Status
    {
        [FieldOffset(28)]
        public readonly ushort Mode;

        [FieldOffset(32)]
        public readonly ulong Inode;

        [FieldOffset(40)]
        public readonly ulong Size;

        [FieldOffset(96)]
        public readonly Timestamp Changed;

        [FieldOffset(112)]
        public readonly Timestamp Modified;
    }
}
