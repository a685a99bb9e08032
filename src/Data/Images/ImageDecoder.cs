using System.Buffers;
using System.Buffers.Binary;
using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Decodes JPEG and PNG files as Pillow's <c>Image.open(...).convert("RGB")</c> does: no rotation by EXIF, alpha dropped.</summary>
/// <remarks>Deviation: grey PNG of 16 bits keeps the upper 8 bits of each sample; Pillow cuts all above 255 off, which leaves a white picture.</remarks>
public static class ImageDecoder
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegSignature => [0xFF, 0xD8, 0xFF];

    /// <summary>Decodes an image.</summary>
    /// <param name="encoded">The whole file.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <param name="damaged">Whether the JPEG data were incomplete or corrupt, so that a part of the picture is grey; a PNG in that state is an error.</param>
    /// <exception cref="PipelineException">It is neither JPEG nor PNG, too large, or cannot be decoded.</exception>
    public static RgbImage Decode(ReadOnlySpan<byte> encoded, string name, out bool damaged)
    {
        damaged = false;
        return encoded.StartsWith(PngSignature) ? PngDecoder.Decode(encoded, name)
            : encoded.StartsWith(JpegSignature) ? JpegDecoder.Decode(encoded, name, null, out damaged)
            : throw Unknown(encoded, name);
    }

    /// <summary>Decodes an image for a moment: its pixels may lie in shared memory, and in more than they need.</summary>
    /// <param name="encoded">The whole file.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <param name="use">What is done with the image; it must not keep it.</param>
    /// <param name="damaged">As with <see cref="Decode"/>.</param>
    internal static void Use(ReadOnlySpan<byte> encoded, string name, Action<RgbImage> use, out bool damaged)
    {
        if (!encoded.StartsWith(JpegSignature))
        {
            use(Decode(encoded, name, out damaged));
            return;
        }

        var image = JpegDecoder.Decode(encoded, name, ArrayPool<byte>.Shared, out damaged);
        use(image);
        ArrayPool<byte>.Shared.Return(image.Pixels);
    }

    /// <summary>Returns the size of an image in pixels without decoding it.</summary>
    /// <param name="encoded">The whole file.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <exception cref="PipelineException">It is neither JPEG nor PNG, or its header is damaged.</exception>
    public static (int Width, int Height) ReadSize(ReadOnlySpan<byte> encoded, string name)
    {
        if (encoded.StartsWith(JpegSignature))
        {
            return JpegDecoder.ReadSize(encoded, name);
        }

        if (!encoded.StartsWith(PngSignature))
        {
            throw Unknown(encoded, name);
        }

        const int headerEnd = 24;
        if (encoded.Length < headerEnd)
        {
            throw new PipelineException($"PNG image '{name}' is truncated: its header has {headerEnd} bytes, the file {encoded.Length}");
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(encoded[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(encoded[20..]);
        ImageLimits.Check(width, height, name);
        return ((int)width, (int)height);
    }

    private static PipelineException Unknown(ReadOnlySpan<byte> encoded, string name) => new(
        encoded.IsEmpty
            ? $"image '{name}' is an empty file; a JPEG or PNG file was expected"
            : $"image '{name}' begins with the bytes {Convert.ToHexString(encoded[..Math.Min(8, encoded.Length)])}; a JPEG or PNG file was expected");
}
