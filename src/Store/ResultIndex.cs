using System.Buffers.Binary;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>What plans need to know of all records, in one file: a run without work must not open thousands of small ones.</summary>
/// <remarks>
/// An entry counts while its record is the file that it was read from, by size, times and inode; so whatever happens to a record is seen as if there were
/// no index. Losing it costs time only. The file: its check sum, the format, the count; keys in ascending order, each with the place of its entry, so that
/// nothing has to be read in before something is found; the entries. Thread safe.
/// </remarks>
internal sealed class ResultIndex(StoreLayout layout, IndexFiles files)
{
    private const int Format = 2;
    private const int HeadLength = Digest.Size + (2 * sizeof(int));
    private const int RowLength = Digest.Size + sizeof(int);

    // Rewriting a large index for a few entries would cost more than reading their records.
    private const int EntriesPerAddition = 200;

    private readonly Lock _gate = new();
    private SortedDictionary<Digest, IndexedResult>? _added;
    private byte[]? _bytes;
    private Thread? _loader;

    private int Count => _bytes!.Length == 0 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(Digest.Size + sizeof(int)));

    /// <summary>Begins to read the index while the caller declares its stages; with it is loaded the library that computes check sums, some five milliseconds.</summary>
    /// <remarks>A thread of its own: to start the pool of threads would take as long as it saves.</remarks>
    public void BeginLoading()
    {
        _loader = new Thread(() => _bytes = Load()) { IsBackground = true };
        _loader.Start();
    }

    /// <summary>Returns what is known of a record, if the file is still the one it was read from.</summary>
    public KnownResult? Find(Digest key, FileStamp record)
    {
        lock (_gate)
        {
            return Recall(key) is { } found && found.Record == record ? found.Result : null;
        }
    }

    /// <summary>Returns what is known of a record, whatever became of its file.</summary>
    public IndexedResult? Recall(Digest key)
    {
        lock (_gate)
        {
            if (_added is not null && _added.TryGetValue(key, out var added))
            {
                return added;
            }

            _bytes = Loaded();
            var row = RowOf(key);
            return row >= 0 ? IndexedResult.Read(_bytes.AsSpan(PlaceOf(row))) : null;
        }
    }

    /// <summary>Remembers a record that was read.</summary>
    public void Add(Digest key, FileStamp record, KnownResult result)
    {
        lock (_gate)
        {
            (_added ??= [])[key] = new IndexedResult(record, result);
        }
    }

    /// <summary>Writes the index if enough was added, or if it holds what is no longer so: each plan would believe that first and then look at everything.</summary>
    /// <exception cref="PipelineException">The disk is full, or the store cannot be written.</exception>
    public void Save()
    {
        lock (_gate)
        {
            if (_added is null)
            {
                return;
            }

            _bytes = Loaded();
            if (_added.Count >= Count / EntriesPerAddition || _added.Keys.Any(key => RowOf(key) >= 0))
            {
                files.Write(layout.ResultIndex, Write(_added));
            }
        }
    }

    /// <summary>Forgets everything, on disk as well.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _loader?.Join();
            _added = null;
            _bytes = [];
            files.Delete(layout.ResultIndex);
        }
    }

    private Digest KeyAt(int row) => new(_bytes.AsSpan(HeadLength + (row * RowLength), Digest.Size));

    private int PlaceOf(int row) => row == Count ? _bytes!.Length : BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(HeadLength + (row * RowLength) + Digest.Size));

    private int RowOf(Digest key)
    {
        var (first, end) = (0, Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            var order = KeyAt(middle).CompareTo(key);
            if (order == 0)
            {
                return middle;
            }

            (first, end) = order < 0 ? (middle + 1, end) : (first, middle);
        }

        return -1;
    }

    private byte[] Write(SortedDictionary<Digest, IndexedResult> added)
    {
        var rows = new SortedDictionary<Digest, ReadOnlyMemory<byte>>();
        for (var row = 0; row < Count; row++)
        {
            rows[KeyAt(row)] = _bytes.AsMemory(PlaceOf(row)..PlaceOf(row + 1));
        }

        foreach (var (key, entry) in added)
        {
            rows[key] = entry.ToBytes();
        }

        var place = HeadLength + (rows.Count * RowLength);
        var bytes = new byte[place + rows.Values.Sum(entry => entry.Length)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Digest.Size), Format);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Digest.Size + sizeof(int)), rows.Count);
        var head = bytes.AsSpan(HeadLength);
        foreach (var (key, entry) in rows)
        {
            key.CopyTo(head);
            BinaryPrimitives.WriteInt32LittleEndian(head[Digest.Size..], place);
            entry.Span.CopyTo(bytes.AsSpan(place));
            place += entry.Length;
            head = head[RowLength..];
        }

        Digest.Of(bytes.AsSpan(Digest.Size)).CopyTo(bytes);
        return bytes;
    }

    private byte[] Loaded()
    {
        _loader?.Join();
        _loader = null;
        return _bytes ??= Load();
    }

    private byte[] Load()
    {
        var bytes = OptionalFile.Read(layout.ResultIndex);
        return bytes.Length >= HeadLength
            && Digest.Of(bytes.AsSpan(Digest.Size)) == new Digest(bytes.AsSpan(0, Digest.Size))
            && BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(Digest.Size)) == Format
            ? bytes
            : [];
    }
}
