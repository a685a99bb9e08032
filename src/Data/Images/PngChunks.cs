using System.Buffers.Binary;
using System.Text;
using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Walks over the chunks of a PNG file and checks their lengths and checksums.</summary>
internal ref struct PngChunks
{
    private const int SignatureLength = 8;
    private readonly ReadOnlySpan<byte> _file;
    private readonly string _name;
    private int _offset;

    internal PngChunks(ReadOnlySpan<byte> file, string name)
    {
        _file = file;
        _name = name;
        _offset = SignatureLength;
    }

    /// <summary>The four letters of the current chunk.</summary>
    internal string Type { get; private set; } = "";

    /// <summary>What the current chunk holds.</summary>
    internal ReadOnlySpan<byte> Data { get; private set; } = [];

    /// <summary>Goes on to the next chunk; the one named IEND is the last.</summary>
    internal void Next()
    {
        const int around = 12;
        var left = _file.Length - _offset;
        if (left < around)
        {
            throw new PipelineException($"PNG image '{_name}' is truncated: it ends after {_file.Length:N0} bytes, before its last chunk");
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_file[_offset..]);
        Type = Encoding.Latin1.GetString(_file.Slice(_offset + 4, 4));
        if (length > left - around)
        {
            throw new PipelineException(
                $"PNG image '{_name}' is truncated: its chunk '{Type}' at byte {_offset:N0} has {length:N0} bytes, {left - around:N0} are left");
        }

        Data = _file.Slice(_offset + 8, (int)length);
        var expected = BinaryPrimitives.ReadUInt32BigEndian(_file[(_offset + 8 + (int)length)..]);
        if (Crc32.Of(_file.Slice(_offset + 4, 4), Data) != expected)
        {
            throw new PipelineException($"PNG image '{_name}' is damaged: the checksum of its chunk '{Type}' at byte {_offset:N0} does not match");
        }

        _offset += around + (int)length;
    }
}
