using System.Text.Json;
using System.Text.Unicode;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Reads a JSON file that is one huge list or object, item by item: memory holds one item, not the file.</summary>
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
    private JsonReaderState _state;

    private JsonItems(string path, string name)
    {
        _name = name;
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
    }

    private delegate bool Step<T>(ref Utf8JsonReader reader, out T value);

    /// <summary>Reads all items of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="property">The property of the outermost object that holds the list; null if the items are the outermost list or object itself.</param>
    /// <exception cref="PipelineException">It is not well-formed, not UTF-8, begins with a byte order mark, or has no such property.</exception>
    internal static IEnumerable<JsonItem> Read(string path, string name, string? property = null)
    {
        using var items = new JsonItems(path, name);
        items.RefuseByteOrderMark();
        var isObject = items.Open(property);
        for (var index = 0L; items.Next(isObject, index, out var item); index++)
        {
            yield return item;
        }
    }

    public void Dispose() => _stream.Dispose();

    private static bool ReadToken(ref Utf8JsonReader reader, out (JsonTokenType Type, string? Name, int Depth) token)
    {
        token = default;
        if (!reader.Read())
        {
            return false;
        }

        token = (reader.TokenType, reader.TokenType == JsonTokenType.PropertyName ? reader.GetString() : null, reader.CurrentDepth);
        return true;
    }

    // Positions are relative to the unread part of the buffer; a length of -1 stands for the end of the container.
    private static bool ReadItem(ref Utf8JsonReader reader, bool isObject, out (string? Key, int From, int Length) item)
    {
        item = (null, 0, -1);
        if (!reader.Read())
        {
            return false;
        }

        if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
        {
            return true;
        }

        var key = isObject ? reader.GetString() : null;
        if (isObject && !reader.Read())
        {
            return false;
        }

        var from = (int)reader.TokenStartIndex;
        if (!reader.TrySkip())
        {
            return false;
        }

        item = (key, from, (int)reader.BytesConsumed - from);
        return true;
    }

    private bool Next(bool isObject, long index, out JsonItem item)
    {
        var start = Advance((ref Utf8JsonReader reader, out (string? Key, int From, int Length) found) => ReadItem(ref reader, isObject, out found), out var next);
        if (next.Length < 0)
        {
            item = default;
            return false;
        }

        item = new JsonItem(next.Key, index, _buffer.AsMemory(start + next.From, next.Length));
        return Utf8.IsValid(item.Bytes.Span)
            ? true
            : throw new PipelineException($"{_name}: item {index:N0}, at byte {_offset + start + next.From:N0}, is not valid UTF-8");
    }

    // Goes to the first item and returns whether items have names.
    private bool Open(string? property)
    {
        _ = Advance(ReadToken, out (JsonTokenType Type, string? Name, int Depth) token);
        if (property is null)
        {
            return token.Type switch
            {
                JsonTokenType.StartArray => false,
                JsonTokenType.StartObject => true,
                _ => throw new PipelineException($"{_name}: a list or an object was expected, a {token.Type} found"),
            };
        }

        while (token.Type != JsonTokenType.EndObject || token.Depth > 0)
        {
            if (token.Type == JsonTokenType.PropertyName && token.Depth == 1 && token.Name == property)
            {
                _ = Advance(ReadToken, out token);
                return token.Type == JsonTokenType.StartArray
                    ? false
                    : throw new PipelineException($"{_name}: '{property}' holds a {token.Type}; a list was expected");
            }

            if (token is { Depth: 0, Type: not JsonTokenType.StartObject })
            {
                break;
            }

            _ = Advance(ReadToken, out token);
        }

        throw new PipelineException($"{_name}: no list '{property}' found; is this another file?");
    }

    // Takes one step in the buffered text, reading more of the file as long as the step needs it, and returns where the step began.
    private int Advance<T>(Step<T> step, out T value)
    {
        while (true)
        {
            try
            {
                var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isLastBlock, _state);
                if (step(ref reader, out value))
                {
                    var began = _start;
                    _start += (int)reader.BytesConsumed;
                    _state = reader.CurrentState;
                    return began;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw Malformed(exception);
            }

            if (_isLastBlock)
            {
                throw new PipelineException($"{_name}: the file ends in the middle, after {_offset + _end:N0} bytes; is it a broken download?");
            }

            Fill();
        }
    }

    private PipelineException Malformed(Exception exception) => _isLastBlock
        ? new PipelineException($"{_name}: malformed JSON after byte {_offset + _start:N0}, or the file ends in the middle; is it a broken download?", exception)
        : new PipelineException($"{_name}: malformed JSON after byte {_offset + _start:N0}", exception);

    private void Fill()
    {
        var unread = _end - _start;
        if (unread == _buffer.Length)
        {
            if (_buffer.Length >= MaxItemBytes)
            {
                throw new PipelineException($"{_name}: an item at byte {_offset + _start:N0} is longer than {MaxItemBytes >> 20} MB; is this another file?");
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

    private void RefuseByteOrderMark()
    {
        Fill();
        if (_buffer.AsSpan(0, _end).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            throw new PipelineException($"{_name}: the file begins with a byte order mark; remove its first three bytes");
        }
    }
}
