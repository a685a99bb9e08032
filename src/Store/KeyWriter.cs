using System.Buffers.Binary;
using System.Text;

namespace CoIN.Store;

/// <summary>Encodes values canonically and hashes them: equal values give equal keys, different values different keys.</summary>
/// <remarks>
/// Every value is one tag byte, then its content; numbers are little endian, lengths and counts take eight bytes.
/// <c>S</c> length and UTF-8 bytes; <c>L</c> eight bytes; <c>D</c> the eight bytes of the IEEE number; <c>B</c> one byte; <c>N</c> nothing;
/// <c>H</c> the 32 bytes of a digest; <c>[</c> count, then the items; <c>{</c> count, then name and value of each entry in ordinal
/// order of the names. The tags tell 1 from 1.0, "1" and true; the lengths tell ("ab", "c") from ("a", "bc").
/// </remarks>
public sealed class KeyWriter
{
    // Refuses a lone surrogate, which would otherwise become U+FFFD and give two strings one key.
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _bytes = new byte[512];
    private int _length;

    /// <summary>Writes a text, or null.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="EncoderFallbackException">The text holds half a surrogate pair.</exception>
    public void Write(string? value)
    {
        if (value is null)
        {
            WriteNull();
            return;
        }

        var length = StrictUtf8.GetByteCount(value);
        WriteHead((byte)'S', length);
        _length += StrictUtf8.GetBytes(value, Take(length));
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Write(long value) => WriteHead((byte)'L', value);

    /// <summary>Writes a floating-point number; all NaN are one value, 0 and -0 are two.</summary>
    /// <param name="value">The number.</param>
    public void Write(double value) => WriteHead((byte)'D', BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? double.NaN : value));

    /// <summary>Writes a truth value.</summary>
    /// <param name="value">The value.</param>
    public void Write(bool value)
    {
        var destination = Take(2);
        destination[0] = (byte)'B';
        destination[1] = value ? (byte)1 : (byte)0;
        _length += 2;
    }

    /// <summary>Writes a digest.</summary>
    /// <param name="value">The digest.</param>
    public void Write(Digest value)
    {
        var destination = Take(1 + Digest.Size);
        destination[0] = (byte)'H';
        value.CopyTo(destination[1..]);
        _length += 1 + Digest.Size;
    }

    /// <summary>Writes the absence of a value.</summary>
    public void WriteNull()
    {
        Take(1)[0] = (byte)'N';
        _length++;
    }

    /// <summary>Begins a list; the caller writes its items next.</summary>
    /// <param name="count">How many items follow.</param>
    public void BeginList(int count) => WriteHead((byte)'[', count);

    /// <summary>Begins a map; the caller writes name and value of each entry next, in ordinal order of the names.</summary>
    /// <param name="count">How many entries follow.</param>
    public void BeginMap(int count) => WriteHead((byte)'{', count);

    /// <summary>Writes a map; the order in which it hands out its entries does not matter.</summary>
    /// <param name="map">The entries.</param>
    /// <param name="writeValue">Writes one value: exactly one call on the writer, or one list or map.</param>
    public void WriteMap<T>(IReadOnlyDictionary<string, T> map, Action<KeyWriter, T> writeValue)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(writeValue);
        var names = new string[map.Count];
        var count = 0;
        foreach (var name in map.Keys)
        {
            names[count++] = name;
        }

        Array.Sort(names, StringComparer.Ordinal);
        BeginMap(names.Length);
        foreach (var name in names)
        {
            Write(name);
            writeValue(this, map[name]);
        }
    }

    /// <summary>Returns the SHA-256 of everything written so far.</summary>
    public Digest ToDigest() => Digest.Of(_bytes.AsSpan(0, _length));

    private void WriteHead(byte tag, long number)
    {
        var destination = Take(9);
        destination[0] = tag;
        BinaryPrimitives.WriteInt64LittleEndian(destination[1..], number);
        _length += 9;
    }

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - _length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        }

        return _bytes.AsSpan(_length, count);
    }
}
