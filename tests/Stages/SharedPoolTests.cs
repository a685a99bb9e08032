namespace CoIN.Stages.Tests;

public sealed class SharedPoolTests
{
    private const long Budget = 10;

    private readonly SharedPool<string, Item> _pool = new(Budget, item => item.Size);

    [Fact]
    public async Task Borrow_ManyAtOnce_LoadsOnce()
    {
        var loads = 0;
        using var start = new ManualResetEventSlim();
        var borrowers = Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            start.Wait();
            return _pool.Borrow("a", () =>
            {
                Interlocked.Increment(ref loads);
                Thread.Sleep(20);
                return new Item(1);
            });
        })).ToList();
        start.Set();

        var leases = await Task.WhenAll(borrowers);

        Assert.Equal(1, loads);
        Assert.Single(leases.Select(lease => lease.Value).Distinct());
    }

    [Fact]
    public void Dispose_WithinTheBudget_KeepsTheItemForTheNext()
    {
        var first = Take("a", 10);

        Assert.Same(first, Take("a", 10));
        Assert.False(first.IsDisposed);
    }

    [Fact]
    public void Dispose_BeyondTheBudget_LongestUnusedGoes()
    {
        var (a, b) = (Take("a", 4), Take("b", 4));
        Take("a", 4);

        var c = Take("c", 4);

        Assert.Equal((false, true, false), (a.IsDisposed, b.IsDisposed, c.IsDisposed));
    }

    [Fact]
    public void Dispose_OtherIsBorrowed_StaysWhateverItsSize()
    {
        using var held = _pool.Borrow("large", () => new Item(100));

        var small = Take("small", 1);

        Assert.False(held.Value.IsDisposed);
        Assert.True(small.IsDisposed);
    }

    [Fact]
    public void Dispose_Twice_GivesBackOnce()
    {
        var first = _pool.Borrow("large", () => new Item(100));
        using var second = _pool.Borrow("large", () => new Item(100));

        first.Dispose();
        first.Dispose();

        Assert.False(second.Value.IsDisposed);
    }

    [Fact]
    public void Borrow_LoadFailed_NextCallerLoadsAgain()
    {
        Assert.Throws<InvalidOperationException>(() => _pool.Borrow("a", () => throw new InvalidOperationException("no file")));

        using var lease = _pool.Borrow("a", () => new Item(1));

        Assert.Equal(1, lease.Value.Size);
    }

    [Fact]
    public async Task Borrow_LoadFailedWhileAnotherWaits_TheOtherLoads()
    {
        using var failing = new ManualResetEventSlim();
        using var fail = new ManualResetEventSlim();
        var first = Task.Run(() => _pool.Borrow("a", () =>
        {
            failing.Set();
            fail.Wait();
            throw new InvalidOperationException("no file");
        }));
        failing.Wait();
        var second = Task.Run(() => _pool.Borrow("a", () => new Item(2)));
        fail.Set();

        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal(2, (await second).Value.Size);
    }

    [Fact]
    public void DisposePool_IdleItems_AreFreed()
    {
        var item = Take("a", 1);

        _pool.Dispose();

        Assert.True(item.IsDisposed);
    }

    // Borrows and gives back.
    private Item Take(string key, long size)
    {
        using var lease = _pool.Borrow(key, () => new Item(size));
        return lease.Value;
    }

    private sealed class Item(long size) : IDisposable
    {
        public long Size => size;

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}
