using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class ContentStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_EmptyFolder_MakesTheLayout()
    {
        using var store = ContentStore.Open(_folder["cache"], TimeProvider.System);

        Assert.All(store.Layout.Folders, folder => Assert.True(Directory.Exists(folder)));
        Assert.Equal("1\n", File.ReadAllText(store.Layout.FormatFile));
    }

    [Fact]
    public void Open_FileInTheWay_SaysWhereAndHowToRepair()
    {
        var file = _folder.Write("taken", "");

        var error = Assert.Throws<PipelineException>(() => ContentStore.Open(file, TimeProvider.System));

        Assert.Equal(
            $"cache '{file}': cannot be written: '{file}' is a file, not a folder; give yourself the right to write there or choose another folder with --cache=DIR",
            error.Message);
    }

    [Fact]
    public void Open_ReadOnlyFileSystem_SaysSo()
    {
        var disk = new FaultyDisk(0, () => new IOException("Read-only file system", Posix.ReadOnlyFileSystem));

        var error = Assert.Throws<PipelineException>(() => ContentStore.Open(_folder.Path, TimeProvider.System, disk));

        Assert.Equal(
            $"cache '{_folder.Path}': cannot be written: the file system is read-only; give yourself the right to write there or choose another folder with --cache=DIR",
            error.Message);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("")]
    [InlineData("x")]
    public void Open_OtherFormat_IsRefused(string format)
    {
        _folder.Write("format", format + "\n");

        var error = Assert.Throws<PipelineException>(() => ContentStore.Open(_folder.Path, TimeProvider.System));

        Assert.Equal(
            $"cache '{_folder.Path}': its format is '{format}', this version reads up to '1'; use the newer version or choose another folder with --cache=DIR",
            error.Message);
    }

    [Fact]
    public void Open_WorkOfADeadProcess_IsRemovedAndThatOfALivingOneKept()
    {
        using var living = ContentStore.Open(_folder.Path, TimeProvider.System);
        var kept = living.NewWorkFolder();
        var dead = _folder.Write("temp/s1-0/1/half", "x");
        _folder.Write("temp/s1-0.lock", "");

        using var store = ContentStore.Open(_folder.Path, TimeProvider.System);

        Assert.False(File.Exists(dead));
        Assert.True(Directory.Exists(kept));
        Assert.NotEqual(kept, store.NewWorkFolder());
    }

    [Fact]
    public void Dispose_LeavesNothingUnfinished()
    {
        var store = ContentStore.Open(_folder.Path, TimeProvider.System);
        File.WriteAllText(Path.Combine(store.NewWorkFolder(), "half"), "x");

        store.Dispose();

        Assert.Empty(Directory.EnumerateFileSystemEntries(store.Layout.Temp));
    }

    [Fact]
    public async Task LockAsync_TwoStoresOnOneFolder_HoldItOneAfterTheOther()
    {
        using var first = ContentStore.Open(_folder.Path, TimeProvider.System);
        using var second = ContentStore.Open(_folder.Path, TimeProvider.System);
        var key = Digest.Of("key"u8);
        var held = await first.LockAsync(key, CancellationToken.None);

        var waiting = second.LockAsync(key, CancellationToken.None);
        Assert.NotSame(waiting, await Task.WhenAny(waiting, Task.Delay(200)));
        held.Dispose();

        (await waiting).Dispose();
        Assert.Empty(Directory.EnumerateFiles(first.Layout.Locks));
    }

    [Fact]
    public async Task LockAsync_ManyAtOnce_NeverOverlap()
    {
        using var store = ContentStore.Open(_folder.Path, new ManualTimeProvider());
        var (inside, most) = (0, 0);

        await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, cancellation) =>
        {
            using var held = await store.LockAsync(Digest.Of("key"u8), cancellation);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Yield();
            Interlocked.Decrement(ref inside);
        });

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task LockAsync_Cancelled_StopsWaiting()
    {
        using var store = ContentStore.Open(_folder.Path, TimeProvider.System);
        using var held = await store.LockAsync(Digest.Of("key"u8), CancellationToken.None);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.LockAsync(Digest.Of("key"u8), stop.Token));
    }
}
