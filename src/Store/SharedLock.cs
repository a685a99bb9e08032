namespace CoIN.Store;

/// <summary>A lock that many processes share, until one wants to be alone; freed by the operating system if a process dies.</summary>
internal sealed class SharedLock : IDisposable
{
    private readonly string _path;
    private FileStream? _held;

    private SharedLock(string path, FileStream held)
    {
        _path = path;
        _held = held;
    }

    /// <summary>Returns a share of the lock, or null while a process is alone.</summary>
    /// <param name="path">The lock file; made if it does not exist.</param>
    public static SharedLock? Take(string path)
    {
        if (!File.Exists(path))
        {
            using var made = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        }

        return Open(path, FileAccess.Read, FileShare.Read) is { } held ? new SharedLock(path, held) : null;
    }

    /// <summary>Keeps all others out until the result is disposed, which gives the share back; returns null if somebody else has a share.</summary>
    public IDisposable? TryMakeExclusive()
    {
        _held!.Dispose();
        _held = null;
        if (Open(_path, FileAccess.ReadWrite, FileShare.None) is { } alone)
        {
            return new Exclusive(this, alone);
        }

        Share();
        return null;
    }

    public void Dispose() => _held?.Dispose();

    private void Share() => _held = Open(_path, FileAccess.Read, FileShare.Read);

    private static FileStream? Open(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.Open, access, share, bufferSize: 0);
        }
        catch (IOException failure) when (FileLock.IsHeld(failure))
        {
            return null;
        }
    }

    private sealed class Exclusive(SharedLock owner, FileStream alone) : IDisposable
    {
        public void Dispose()
        {
            alone.Dispose();
            owner.Share();
        }
    }
}
