using System.IO.Compression;
using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Decodes PNG files of every kind: all color types and depths, interlaced or not.</summary>
/// <remarks>
/// Source: the PNG specification, third edition. Managed code on purpose: libpng's simplified interface converts by the file's gamma, which Pillow does not,
/// and its full interface reports errors by a long jump, which must not cross managed frames.
/// </remarks>
internal static class PngDecoder
{
    // The seven passes of Adam7: first column, first row, column step, row step.
    private static readonly (int X, int Y, int StepX, int StepY)[] Adam7 =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int StepX, int StepY)[] OnePass = [(0, 0, 1, 1)];

    /// <summary>Decodes a file whose signature has been checked.</summary>
    internal static RgbImage Decode(ReadOnlySpan<byte> file, string name)
    {
        var chunks = new PngChunks(file, name);
        chunks.Next();
        var header = PngHeader.Read(chunks, name);
        var palette = Array.Empty<byte>();
        using var compressed = new MemoryStream(file.Length);
        for (chunks.Next(); chunks.Type != "IEND"; chunks.Next())
        {
            switch (chunks.Type)
            {
                case "PLTE":
                    palette = chunks.Data.ToArray();
                    break;
                case "IDAT":
                    compressed.Write(chunks.Data);
                    break;
            }
        }

        if (header.Color == PngColor.Palette && (palette.Length == 0 || palette.Length % 3 != 0))
        {
            throw new PipelineException($"PNG image '{name}' is damaged: its palette has {palette.Length} bytes; a multiple of 3 was expected");
        }

        compressed.Position = 0;
        return Inflate(header, palette, compressed, name);
    }

    private static RgbImage Inflate(PngHeader header, byte[] palette, Stream compressed, string name)
    {
        var pixels = new byte[checked(header.Width * header.Height * 3)];
        var toRgb = new PngPixels(header, palette, name);
        try
        {
            using var rows = new ZLibStream(compressed, CompressionMode.Decompress);
            foreach (var (x, y, stepX, stepY) in header.Interlaced ? Adam7 : OnePass)
            {
                var width = (header.Width - x + stepX - 1) / stepX;
                var (current, above) = (new byte[header.RowBytes(width)], new byte[header.RowBytes(width)]);
                for (var row = y; row < header.Height && width > 0; row += stepY)
                {
                    ReadRow(rows, current, above, header.FilterDistance, name);
                    toRgb.Write(current, width, pixels.AsSpan(((row * header.Width) + x) * 3), stepX * 3);
                    (current, above) = (above, current);
                }
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new PipelineException($"PNG image '{name}' is damaged: its compressed pixels end early or make no sense", exception);
        }

        return new RgbImage(header.Width, header.Height, pixels);
    }

    private static void ReadRow(ZLibStream rows, byte[] current, byte[] above, int distance, string name)
    {
        var filter = rows.ReadByte();
        rows.ReadExactly(current);
        switch (filter)
        {
            case 0:
                break;
            case 1:
                PngFilters.Left(current, distance);
                break;
            case 2:
                PngFilters.Above(current, above);
                break;
            case 3:
                PngFilters.Average(current, above, distance);
                break;
            case 4:
                PngFilters.Paeth(current, above, distance);
                break;
            default:
                throw new PipelineException($"PNG image '{name}' is damaged: a row has filter {filter}; 0 to 4 was expected");
        }
    }
}
