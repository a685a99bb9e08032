using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Reads a JSON file that is one huge list or object, item by item: memory holds one item, not the file.</summary>
/// <remarks>Items are found by their brackets and quotes alone, so that only who needs an item parses it.</remarks>
internal sealed class JsonItems : IDisposable
{
    /// <summary>The longest item that is read: real ones have some kilobytes, a hostile file may have one without end.</summary>
    internal const int MaxItemBytes = 64 << 20;

    private const int FirstBufferBytes = 1 << 20;
    private readonly FileStream _stream;
    private readonly string _name;
    private byte[] _buffer = new byte[FirstBufferBytes];
    private int _start;
    private int _end;
    private long _offset;
    private bool _isLastBlock;

    private JsonItems(string path, string name)
    {
        _name = name;
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    }

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_start, _end - _start);

    /// <summary>Reads all items of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="property">The property of the outermost object that holds the list; null if the items are the outermost list or object itself.</param>
    /// <exception cref="PipelineException">It is malformed, packed, not UTF-8, begins with a byte order mark, or has no such property.</exception>
    internal static IEnumerable<JsonItem> Read(string path, string name, string? property = null)
    {
        using var items = new JsonItems(path, name);
        items.RefuseOtherForms();
        var isObject = items.Open(property);
        var closing = (byte)(isObject ? '}' : ']');
        for (var index = 0L; items.GoTo(closing, index == 0); index++)
        {
            var key = isObject ? items.TakeKey() : null;
            yield return items.TakeItem(key, index);
        }
    }

    public void Dispose() => _stream.Dispose();

    // Goes to the first item and returns whether items have names.
    private bool Open(string? property)
    {
        var first = Peek();
        if (first is not ((byte)'[' or (byte)'{') || (property is not null && first == '['))
        {
            throw RawMistake.At(
                _name, $"{(property is null ? "a list or an object" : "an object")} was expected at byte {_offset + _start:N0}, '{Show(first)}' found");
        }

        _start++;
        if (property is null)
        {
            return first == '{';
        }

        for (var isFirst = true; GoTo((byte)'}', isFirst); isFirst = false)
        {
            if (TakeKey() == property)
            {
                var opening = Peek();
                _start++;
                return opening == '[' ? false : throw RawMistake.At(_name, $"'{property}' holds no list; is this another file?");
            }

            SkipValue();
        }

        throw RawMistake.At(_name, $"no list '{property}' found; is this another file?");
    }

    // Goes to the next item, over the comma before it; false at the end of the container.
    private bool GoTo(byte closing, bool isFirst)
    {
        var next = Peek();
        if (next == closing)
        {
            return false;
        }

        if (!isFirst)
        {
            Expect(',');
        }

        _ = Peek();
        return true;
    }

    private string TakeKey()
    {
        if (Peek() != '"')
        {
            Expect('"');
        }

        var length = BufferedLength(JsonScan.TextLength);
        var text = _buffer.AsSpan(_start, length);
        var key = text.Contains((byte)'\\') ? Unescape(text) : Encoding.UTF8.GetString(text[1..^1]);
        _start += length;
        Expect(':');
        return key;
    }

    private string Unescape(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            _ = reader.Read();
            return reader.GetString()!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw RawMistake.At(_name, $"the name at byte {_offset + _start:N0} is malformed JSON, a quoted text was expected", exception);
        }
    }

    private JsonItem TakeItem(string? key, long index)
    {
        _ = Peek();
        var length = BufferedLength(JsonScan.ValueLength);
        var item = new JsonItem(key, index, _offset + _start, _buffer.AsMemory(_start, length));
        _start += length;
        return Utf8.IsValid(item.Bytes.Span) ? item : throw RawMistake.At($"{_name}: item {index:N0}, at byte {item.Offset:N0}", RawSignature.Stray(item.Bytes.Span));
    }

    // A list beside the wanted one may be longer than any item: its brackets are counted block by block.
    private void SkipValue()
    {
        if (Peek() is not ((byte)'[' or (byte)'{'))
        {
            _start += BufferedLength(JsonScan.ValueLength);
            return;
        }

        var depth = 0;
        do
        {
            var next = Peek();
            if (next == '"')
            {
                _start += BufferedLength(JsonScan.TextLength);
                continue;
            }

            depth += next is (byte)'[' or (byte)'{' ? 1 : next is (byte)']' or (byte)'}' ? -1 : 0;
            _start++;
            _start += depth > 0 ? JsonScan.UntilStructure(Unread) : 0;
        }
        while (depth > 0);
    }

    private void Expect(char expected)
    {
        var found = Peek();
        if (found != expected)
        {
            throw RawMistake.At(_name, $"malformed JSON at byte {_offset + _start:N0}: '{expected}' was expected, '{Show(found)}' found");
        }

        _start++;
    }

    // Returns the next byte that is not white space, without taking it.
    private byte Peek()
    {
        while (true)
        {
            var space = Unread.IndexOfAnyExcept(" \t\r\n"u8);
            if (space >= 0)
            {
                _start += space;
                return _buffer[_start];
            }

            _start = _end;
            Fill();
        }
    }

    // Returns the length of what begins here, reading more of the file as long as its end is not in sight.
    private int BufferedLength(Func<ReadOnlySpan<byte>, int> scan)
    {
        int length;
        while ((length = scan(Unread)) < 0)
        {
            Fill();
        }

        return length;
    }

    private void Fill()
    {
        if (_isLastBlock)
        {
            throw new PipelineException($"{_name}: the file ends in the middle, after {_offset + _end:N0} bytes; is it a broken download? Fetch it again");
        }

        var unread = _end - _start;
        if (unread == _buffer.Length)
        {
            if (_buffer.Length >= MaxItemBytes)
            {
                throw new PipelineException($"{_name}: an item at byte {_offset + _start:N0} is longer than {MaxItemBytes >> 20} MB, some kilobytes were expected; is this another file? Put the original one there");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        _buffer.AsSpan(_start, unread).CopyTo(_buffer);
        _offset += _start;
        (_start, _end) = (0, unread);
        var read = _stream.Read(_buffer.AsSpan(_end));
        _end += read;
        _isLastBlock = read == 0;
    }

    private void RefuseOtherForms()
    {
        Fill();
        RawSignature.Refuse(Unread, _name);
    }

    private static string Show(byte value) => value is > 0x20 and < 0x7F ? ((char)value).ToString() : $"0x{value:X2}";
}
