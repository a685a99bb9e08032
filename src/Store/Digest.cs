using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CoIN.Store;

/// <summary>The SHA-256 of some bytes: 32 bytes, written as 64 lower-case hexadecimal digits.</summary>
/// <remarks>Cannot hold a malformed value: every instance is a full digest. Ordered as the hexadecimal text is.</remarks>
public readonly record struct Digest : IComparable<Digest>
{
    /// <summary>The size of a digest in bytes.</summary>
    public const int Size = 32;

    // Large enough to keep SHA-256 and the disk busy, small enough for the second-level cache.
    private const int BufferSize = 256 * 1024;

    // Convert.ToHexStringLower would do, but the runtime compiles it each time a process starts: three milliseconds.
    private const string HexDigits = "0123456789abcdef";

    private readonly ulong _a;
    private readonly ulong _b;
    private readonly ulong _c;
    private readonly ulong _d;

    /// <summary>Makes a digest of its 32 bytes.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> has another length.</exception>
    public Digest(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size)
        {
            throw new ArgumentException($"a digest has {Size} bytes, {bytes.Length} found", nameof(bytes));
        }

        _a = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _b = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _c = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        _d = BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]);
    }

    /// <summary>The first 12 hexadecimal digits, for messages.</summary>
    public string Prefix => ToString()[..12];

    /// <summary>Returns the digest of some bytes.</summary>
    /// <param name="bytes">Any number of bytes.</param>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Size];
        SHA256.HashData(bytes, hash);
        return new Digest(hash);
    }

    /// <summary>Returns the digest of a file's content.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Stops between two buffers.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Digest OfFile(string path, CancellationToken cancellation = default)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var read = RandomAccess.Read(file, buffer, 0);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (var offset = 0L; read > 0; read = RandomAccess.Read(file, buffer, offset))
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
                offset += read;
            }

            Span<byte> bytes = stackalloc byte[Size];
            hash.GetHashAndReset(bytes);
            return new Digest(bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Returns the digest written as 64 hexadecimal digits.</summary>
    /// <param name="text">The digits, in either case, with nothing around them.</param>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Digest Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var digest)
            ? digest
            : throw new FormatException($"'{text}' is no SHA-256 digest: {2 * Size} hexadecimal digits expected, {text.Length} characters found");
    }

    /// <summary>Reads a digest written as 64 hexadecimal digits; returns whether the text is one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="digest">The digest, or the default value.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Size];
        var isDigest = text.Length == 2 * Size
            && Convert.FromHexString(text, bytes, out _, out var written) == OperationStatus.Done
            && written == Size;
        digest = isDigest ? new Digest(bytes) : default;
        return isDigest;
    }

    /// <summary>Writes the 32 bytes.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, _a);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], _b);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], _c);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], _d);
    }

    /// <inheritdoc/>
    public int CompareTo(Digest other)
    {
        var first = _a != other._a ? _a.CompareTo(other._a) : _b.CompareTo(other._b);
        var second = _c != other._c ? _c.CompareTo(other._c) : _d.CompareTo(other._d);
        return first != 0 ? first : second;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((int)_a);

    /// <summary>Returns the 64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<char> digits = stackalloc char[2 * Size];
        CopyDigitsTo(digits);
        return new string(digits);
    }

    /// <summary>Writes the 64 lower-case hexadecimal digits.</summary>
    internal void CopyDigitsTo(Span<char> destination)
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        for (var i = 0; i < Size; i++)
        {
            destination[2 * i] = HexDigits[bytes[i] >> 4];
            destination[(2 * i) + 1] = HexDigits[bytes[i] & 15];
        }
    }

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(Digest left, Digest right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/> or equals it.</summary>
    public static bool operator <=(Digest left, Digest right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(Digest left, Digest right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/> or equals it.</summary>
    public static bool operator >=(Digest left, Digest right) => left.CompareTo(right) >= 0;
}
