using System.Buffers.Binary;
using System.IO.Compression;

namespace CoIN.Data.Sources;

/// <summary>What a gzip file holds, compared with the length and the checksum at its end: .NET takes a file that is cut off for a shorter one.</summary>
/// <remarks>Files of several members, which no data set uses, are refused: their ends tell of the last member only.</remarks>
internal sealed class GzipContent : Stream
{
    private const int ShortestFile = 18;
    private const int TrailerBytes = 8;
    private readonly GZipStream _unzipped;
    private readonly uint _expectedChecksum;
    private readonly uint _expectedLength;
    private uint _checksum;
    private long _length;

    /// <summary>Begins to read a file.</summary>
    /// <param name="file">The file, which can be positioned.</param>
    /// <exception cref="InvalidDataException">It is too short.</exception>
    internal GzipContent(Stream file)
    {
        if (file.Length < ShortestFile)
        {
            throw new InvalidDataException($"it has {file.Length:N0} bytes, a gzip file has at least {ShortestFile}");
        }

        var trailer = new byte[TrailerBytes];
        file.Position = file.Length - TrailerBytes;
        file.ReadExactly(trailer);
        file.Position = 0;
        _expectedChecksum = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        _expectedLength = BinaryPrimitives.ReadUInt32LittleEndian(trailer.AsSpan(4));
        _unzipped = new GZipStream(file, CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Reads what is left and compares all with the end of the file.</summary>
    /// <exception cref="InvalidDataException">They do not match.</exception>
    internal void CheckEnd()
    {
        CopyTo(Null);
        if (_checksum != _expectedChecksum || unchecked((uint)_length) != _expectedLength)
        {
            throw new InvalidDataException($"{_length:N0} bytes with the checksum {_checksum:x8} come out, its end tells of {_expectedLength:N0} with {_expectedChecksum:x8}");
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = _unzipped.Read(buffer);
        _checksum = Crc32.Add(_checksum, buffer[..read]);
        _length += read;
        return read;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unzipped.Dispose();
        }

        base.Dispose(disposing);
    }
}
