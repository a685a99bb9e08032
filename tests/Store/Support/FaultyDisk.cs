namespace CoIN.Store.Tests.Support;

/// <summary>The real disk until a given step; that one and all after it fail, as if the process had been killed or the disk were full.</summary>
internal sealed class FaultyDisk(int steps, Func<Exception> failure) : IDisk
{
    private int _stepsUntilFailure = steps;
    private readonly Disk _disk = new();
    private int _steps;

    public bool HasFailed => _steps > _stepsUntilFailure;

    /// <summary>Works for so many steps more.</summary>
    public void FailAfter(int steps) => _stepsUntilFailure = _steps + steps;

    public void MakeFolder(string path) => Step(() => _disk.MakeFolder(path));

    public void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var copy = bytes.ToArray();
        Step(() => _disk.Write(path, copy), () => _disk.Write(path, copy.AsSpan(0, copy.Length / 2)));
    }

    public void MakeReadOnly(string path) => Step(() => _disk.MakeReadOnly(path));

    public void SetTime(string path, DateTime time) => Step(() => _disk.SetTime(path, time));

    // Counted and left out: what a flush does shows only when the power fails, and it waits for everybody on the machine.
    public void FlushFile(string path) => Step(() => { });

    public void FlushFolder(string path) => Step(() => { });

    public void FlushEverything(string folder) => Step(() => { });

    public void MoveFile(string from, string to) => Step(() => _disk.MoveFile(from, to));

    public bool TryMoveFile(string from, string to)
    {
        var moved = false;
        Step(() => moved = _disk.TryMoveFile(from, to));
        return moved;
    }

    public bool TryMoveFolder(string from, string to)
    {
        var moved = false;
        Step(() => moved = _disk.TryMoveFolder(from, to));
        return moved;
    }

    public void Link(string existing, string path) => Step(() => _disk.Link(existing, path));

    public void DeleteFile(string path) => Step(() => _disk.DeleteFile(path));

    public void DeleteFolder(string path) => Step(() => _disk.DeleteFolder(path));

    private void Step(Action action, Action? half = null)
    {
        if (_steps++ < _stepsUntilFailure)
        {
            action();
            return;
        }

        if (_steps == _stepsUntilFailure + 1)
        {
            half?.Invoke(); // a write may stop in the middle
        }

        throw failure();
    }
}
