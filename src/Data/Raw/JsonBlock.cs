using System.Buffers;

namespace CoIN.Data.Raw;

/// <summary>Neighbouring items of a JSON file with memory of their own, so that another thread can parse them while the file is read on.</summary>
internal sealed class JsonBlock
{
    /// <summary>A block is full at this size: some hundred items of the usual kilobyte, so that handing over costs next to nothing.</summary>
    private const int FullBytes = 512 << 10;

    private readonly List<(string? Key, long Offset, int Start, int Length)> _items = [];
    private readonly long _firstIndex;
    private byte[] _bytes;
    private int _used;

    private JsonBlock(long firstIndex, int bytes)
    {
        _firstIndex = firstIndex;
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(FullBytes, bytes));
    }

    /// <summary>How many items it holds.</summary>
    internal int Count => _items.Count;

    /// <summary>How many bytes its items have.</summary>
    internal int ByteCount => _used;

    /// <summary>Returns an item.</summary>
    /// <param name="index">Which of the block's, from 0.</param>
    internal JsonItem this[int index]
    {
        get
        {
            var (key, offset, start, length) = _items[index];
            return new JsonItem(key, _firstIndex + index, offset, _bytes.AsMemory(start, length));
        }
    }

    /// <summary>Gathers items, which are read on the calling thread, into blocks.</summary>
    internal static IEnumerable<JsonBlock> Gather(IEnumerable<JsonItem> items)
    {
        JsonBlock? block = null;
        foreach (var item in items)
        {
            if (block is not null && !block.HasRoom(item))
            {
                yield return block;
                block = null;
            }

            block ??= new JsonBlock(item.Index, item.Bytes.Length);
            block.Add(item);
        }

        if (block is not null)
        {
            yield return block;
        }
    }

    /// <summary>Gives the memory back; the items must not be read any more.</summary>
    internal void Release()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private bool HasRoom(JsonItem item) => _used + item.Bytes.Length <= FullBytes;

    private void Add(JsonItem item)
    {
        item.Bytes.CopyTo(_bytes.AsMemory(_used));
        _items.Add((item.Key, item.Offset, _used, item.Bytes.Length));
        _used += item.Bytes.Length;
    }
}
