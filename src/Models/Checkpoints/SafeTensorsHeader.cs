using System.Buffers.Binary;
using System.Text.Json;
using CoIN.Errors;
using static TorchSharp.torch;

namespace CoIN.Models.Checkpoints;

/// <summary>The header of a safetensors file: 8 bytes of length, then JSON that says where each tensor lies.</summary>
/// <remarks>Source: huggingface/safetensors, README.md ("Format"). Files come from elsewhere, so every number is checked before it is used.</remarks>
internal static class SafeTensorsHeader
{
    private const int LengthBytes = 8;
    private const long LongestHeader = 100_000_000;

    private static readonly (string Name, ScalarType Type, int Bytes)[] Types =
    [
        ("F32", ScalarType.Float32, 4), ("F16", ScalarType.Float16, 2), ("BF16", ScalarType.BFloat16, 2), ("F64", ScalarType.Float64, 8),
        ("I64", ScalarType.Int64, 8), ("I32", ScalarType.Int32, 4), ("U8", ScalarType.Byte, 1), ("BOOL", ScalarType.Bool, 1),
    ];

    public static IReadOnlyList<TensorEntry> Read(Stream file)
    {
        Span<byte> prefix = stackalloc byte[LengthBytes];
        if (file.Length < LengthBytes)
        {
            throw new PipelineException($"the file has {file.Length} bytes; expected a safetensors file, whose header alone takes more");
        }

        file.ReadExactly(prefix);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > (ulong)Math.Min(LongestHeader, file.Length - LengthBytes))
        {
            throw new PipelineException($"the header is said to take {length} bytes of a file of {file.Length}; the file is cut short or not a safetensors file");
        }

        var header = new byte[(int)length];
        file.ReadExactly(header);
        try
        {
            using var document = JsonDocument.Parse(header);
            return [.. document.RootElement.EnumerateObject()
                .Where(item => item.Name != "__metadata__")
                .Select(item => Entry(item.Name, item.Value, LengthBytes + (long)length, file.Length))];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new PipelineException($"the header is not the JSON of a safetensors file ({error.Message}); fetch the file again", error);
        }
    }

    /// <summary>Returns the header's bytes and the order in which the tensors follow it.</summary>
    public static byte[] Write(IEnumerable<(string Name, ScalarType Type, long[] Shape)> tensors)
    {
        using var json = new MemoryStream();
        json.Write(new byte[LengthBytes]);
        using (var writer = new Utf8JsonWriter(json))
        {
            long offset = 0;
            writer.WriteStartObject();
            foreach (var (name, type, shape) in tensors)
            {
                var (typeName, bytes) = Describe(type);
                writer.WriteStartObject(name);
                writer.WriteString("dtype", typeName);
                writer.WriteStartArray("shape");
                foreach (var size in shape)
                {
                    writer.WriteNumberValue(size);
                }

                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(offset);
                offset += shape.Aggregate((long)bytes, (product, size) => product * size);
                writer.WriteNumberValue(offset);
                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        // Data start at a multiple of eight, as the format recommends for mapping.
        while (json.Length % LengthBytes != 0)
        {
            json.WriteByte((byte)' ');
        }

        var header = json.ToArray();
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - LengthBytes);
        return header;
    }

    private static TensorEntry Entry(string name, JsonElement value, long dataStart, long fileLength)
    {
        var typeName = value.GetProperty("dtype").GetString();
        var (_, type, bytes) = Types.FirstOrDefault(known => known.Name == typeName);
        if (bytes == 0)
        {
            throw new PipelineException($"tensor '{name}' is of type '{typeName}'; expected one of {string.Join(", ", Types.Select(known => known.Name))}");
        }

        var shape = value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()).ToArray();
        var offsets = value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToArray();
        if (offsets is not [>= 0 and var start, var end] || end < start || end > fileLength - dataStart)
        {
            throw new PipelineException($"tensor '{name}' lies at bytes [{string.Join(", ", offsets)}) of {fileLength - dataStart}; the file is cut short or damaged");
        }

        var expected = shape.Aggregate((Int128)bytes, (product, size) => size >= 0 ? product * size : -1);
        return expected == end - start
            ? new TensorEntry(name, type, shape, dataStart + start, end - start)
            : throw new PipelineException($"tensor '{name}' of shape [{string.Join(", ", shape)}] takes {expected} bytes as {typeName}, but the file gives it {end - start}; it is damaged");
    }

    private static (string Name, int Bytes) Describe(ScalarType type)
    {
        var (name, _, bytes) = Types.FirstOrDefault(known => known.Type == type);
        return bytes > 0 ? (name, bytes) : throw new ArgumentException($"tensors of type {type} cannot be written", nameof(type));
    }
}
