namespace CoIN.Stages;

/// <summary>Keeps what is expensive to load for all stages of a process, by content, within a memory budget.</summary>
/// <typeparam name="TKey">What names the content: a digest, or several.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
/// <remarks>
/// Thread safe: whoever comes first loads, all others wait for it. What nobody borrows goes, longest unused first, when the budget is exceeded;
/// what is borrowed always stays, so one item larger than the budget still works.
/// </remarks>
public sealed class SharedPool<TKey, TValue> : IDisposable
    where TKey : notnull
    where TValue : class, IDisposable
{
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly Lock _lock = new();
    private readonly Func<TValue, long> _bytes;
    private readonly long _budget;
    private long _clock;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="budget">The memory that idle items may take, in bytes.</param>
    /// <param name="bytes">The memory an item takes.</param>
    public SharedPool(long budget, Func<TValue, long> bytes)
    {
        _budget = budget;
        _bytes = bytes;
    }

    /// <summary>Borrows an item, loading it if it is not there.</summary>
    /// <param name="key">Its content.</param>
    /// <param name="load">Makes it; runs at most once at a time for a key, and again for the next caller if it failed.</param>
    /// <returns>The item until it is disposed of, which gives it back.</returns>
    public Lease Borrow(TKey key, Func<TValue> load)
    {
        Entry entry;
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out entry!))
            {
                entry = new Entry();
                _entries[key] = entry;
            }

            entry.Borrowers++;
        }

        try
        {
            lock (entry.Loading)
            {
                entry.Value ??= load();
            }
        }
        catch
        {
            GiveBack(key, entry);
            throw;
        }

        return new Lease(this, key, entry);
    }

    /// <summary>Frees everything; nothing may be borrowed.</summary>
    public void Dispose()
    {
        foreach (var entry in _entries.Values)
        {
            entry.Value?.Dispose();
        }

        _entries.Clear();
    }

    private void GiveBack(TKey key, Entry entry)
    {
        var leaving = new List<TValue>();
        lock (_lock)
        {
            entry.Borrowers--;
            entry.LastUse = ++_clock;
            if (entry.Value is null && entry.Borrowers == 0)
            {
                _entries.Remove(key);
            }

            var total = _entries.Values.Sum(other => other.Value is null ? 0 : _bytes(other.Value));
            foreach (var (idleKey, idle) in _entries.Where(other => other.Value.Borrowers == 0 && other.Value.Value is not null).OrderBy(other => other.Value.LastUse).ToList())
            {
                if (total <= _budget)
                {
                    break;
                }

                total -= _bytes(idle.Value!);
                leaving.Add(idle.Value!);
                _entries.Remove(idleKey);
            }
        }

        leaving.ForEach(value => value.Dispose());
    }

    /// <summary>A borrowed item.</summary>
    public sealed class Lease : IDisposable
    {
        private readonly SharedPool<TKey, TValue> _pool;
        private readonly TKey _key;
        private Entry? _entry;

        internal Lease(SharedPool<TKey, TValue> pool, TKey key, object entry)
        {
            _pool = pool;
            _key = key;
            _entry = (Entry)entry;
            Value = _entry.Value!;
        }

        /// <summary>The item; valid until the lease is disposed of.</summary>
        public TValue Value { get; }

        /// <summary>Gives the item back.</summary>
        public void Dispose()
        {
            if (Interlocked.Exchange(ref _entry, null) is { } entry)
            {
                _pool.GiveBack(_key, entry);
            }
        }
    }

    private sealed class Entry
    {
        public Lock Loading { get; } = new();

        public TValue? Value { get; set; }

        public int Borrowers { get; set; }

        public long LastUse { get; set; }
    }
}
