using System.Buffers.Binary;
using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>What a PNG file's first chunk says about its pixels.</summary>
/// <param name="Width">Pixels per row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Depth">Bits per sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Color">What the samples of a pixel are.</param>
/// <param name="Interlaced">Whether the pixels come in the seven passes of Adam7.</param>
internal sealed record PngHeader(int Width, int Height, int Depth, PngColor Color, bool Interlaced)
{
    /// <summary>Samples per pixel.</summary>
    internal int Samples => Color switch
    {
        PngColor.Rgb => 3,
        PngColor.GreyAlpha => 2,
        PngColor.RgbAlpha => 4,
        _ => 1,
    };

    /// <summary>Bytes from one pixel to the next, at least 1: the distance that row filters look back.</summary>
    internal int FilterDistance => Math.Max(1, Samples * Depth / 8);

    /// <summary>Returns the bytes of a row of <paramref name="width"/> pixels, without its filter byte.</summary>
    internal long RowBytes(int width) => (((long)width * Samples * Depth) + 7) / 8;

    /// <summary>Reads the first chunk.</summary>
    /// <exception cref="PipelineException">It describes no picture that PNG allows, or one too large.</exception>
    internal static PngHeader Read(PngChunks chunks, string name)
    {
        var data = chunks.Data;
        if (chunks.Type != "IHDR" || data.Length != 13)
        {
            throw new PipelineException($"PNG image '{name}' is damaged: it begins with a chunk '{chunks.Type}' of {data.Length:N0} bytes; 'IHDR' of 13 was expected");
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        ImageLimits.Check(width, height, name);
        var (depth, color) = (data[8], (PngColor)data[9]);
        if (!IsAllowed(depth, color) || data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw new PipelineException(
                $"PNG image '{name}' is damaged: no PNG has bit depth {depth}, color type {data[9]}, compression {data[10]}, filter {data[11]} and interlace {data[12]}");
        }

        return new PngHeader((int)width, (int)height, depth, color, data[12] == 1);
    }

    private static bool IsAllowed(int depth, PngColor color) => color switch
    {
        PngColor.Grey => depth is 1 or 2 or 4 or 8 or 16,
        PngColor.Palette => depth is 1 or 2 or 4 or 8,
        PngColor.Rgb or PngColor.GreyAlpha or PngColor.RgbAlpha => depth is 8 or 16,
        _ => false,
    };
}
