using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Turns the samples of PNG rows into red, green and blue bytes.</summary>
internal sealed class PngPixels(PngHeader header, byte[] palette, string name)
{
    /// <summary>Writes one row.</summary>
    /// <param name="row">The unfiltered bytes of the row.</param>
    /// <param name="width">How many pixels it has.</param>
    /// <param name="target">Where its first pixel goes.</param>
    /// <param name="step">Bytes from one target pixel to the next.</param>
    internal void Write(ReadOnlySpan<byte> row, int width, Span<byte> target, int step)
    {
        switch (header.Color)
        {
            case PngColor.Palette:
                WritePalette(row, width, target, step);
                break;
            case PngColor.Rgb or PngColor.RgbAlpha:
                WriteColors(row, width, target, step);
                break;
            default:
                WriteGrey(row, width, target, step);
                break;
        }
    }

    private void WriteColors(ReadOnlySpan<byte> row, int width, Span<byte> target, int step)
    {
        // Of 16 bits the upper byte comes first and is the one that stays.
        var sample = header.Depth / 8;
        if (sample == 1 && header.Color == PngColor.Rgb && step == 3)
        {
            row.CopyTo(target);
            return;
        }

        var pixel = header.Samples * sample;
        for (var x = 0; x < width; x++)
        {
            var (from, to) = (x * pixel, x * step);
            target[to] = row[from];
            target[to + 1] = row[from + sample];
            target[to + 2] = row[from + (2 * sample)];
        }
    }

    private void WriteGrey(ReadOnlySpan<byte> row, int width, Span<byte> target, int step)
    {
        // 1, 2 and 4 bits are spread over 0..255.
        var scale = header.Depth < 8 ? 255 / ((1 << header.Depth) - 1) : 1;
        var pixel = header.Samples * header.Depth / 8;
        for (var x = 0; x < width; x++)
        {
            var value = header.Depth < 8 ? (byte)(Bits(row, x) * scale) : row[x * pixel];
            target.Slice(x * step, 3).Fill(value);
        }
    }

    private void WritePalette(ReadOnlySpan<byte> row, int width, Span<byte> target, int step)
    {
        for (var x = 0; x < width; x++)
        {
            var entry = (header.Depth < 8 ? Bits(row, x) : row[x]) * 3;
            if (entry >= palette.Length)
            {
                throw new PipelineException($"PNG image '{name}' is damaged: a pixel has color {entry / 3} of a palette of {palette.Length / 3}");
            }

            palette.AsSpan(entry, 3).CopyTo(target[(x * step)..]);
        }
    }

    private int Bits(ReadOnlySpan<byte> row, int x)
    {
        var bit = x * header.Depth;
        return (row[bit >> 3] >> (8 - header.Depth - (bit & 7))) & ((1 << header.Depth) - 1);
    }
}
