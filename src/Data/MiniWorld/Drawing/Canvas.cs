using CoIN.Benchmark;

namespace CoIN.Data.MiniWorld.Drawing;

/// <summary>A square picture of <see cref="Side"/> pixels a side that is drawn upon.</summary>
internal sealed class Canvas
{
    /// <summary>Width and height in pixels.</summary>
    public const int Side = 64;

    /// <summary>The pixels row by row, three bytes (red, green, blue) each: Side * Side * 3 bytes.</summary>
    public byte[] Pixels { get; } = new byte[Side * Side * 3];

    /// <summary>Paints everything in one colour.</summary>
    public void Clear(Rgb colour)
    {
        for (var i = 0; i < Pixels.Length; i += 3)
        {
            Pixels[i] = colour.Red;
            Pixels[i + 1] = colour.Green;
            Pixels[i + 2] = colour.Blue;
        }
    }

    /// <summary>Lays a colour over one pixel.</summary>
    /// <param name="x">Column; nothing happens outside the picture.</param>
    /// <param name="y">Row; nothing happens outside the picture.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="coverage">Which part of the pixel is covered, 0 to 1.</param>
    public void Blend(int x, int y, Rgb colour, float coverage)
    {
        if ((uint)x >= Side || (uint)y >= Side)
        {
            return;
        }

        var at = ((y * Side) + x) * 3;
        Pixels[at] = Over(Pixels[at], colour.Red, coverage);
        Pixels[at + 1] = Over(Pixels[at + 1], colour.Green, coverage);
        Pixels[at + 2] = Over(Pixels[at + 2], colour.Blue, coverage);
    }

    /// <summary>Fills a rectangle of whole pixels.</summary>
    /// <param name="left">First column.</param>
    /// <param name="top">First row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    /// <param name="colour">The colour.</param>
    public void FillPixels(int left, int top, int width, int height, Rgb colour)
    {
        for (var y = top; y < top + height; y++)
        {
            for (var x = left; x < left + width; x++)
            {
                Blend(x, y, colour, 1);
            }
        }
    }

    /// <summary>Makes every pixel a little brighter or darker: by -3 to 3 of 255, small changes being the likelier ones.</summary>
    /// <param name="seed">Decides the noise.</param>
    public void AddNoise(ulong seed)
    {
        var random = new SeededRandom(seed);
        var bits = 0UL;
        for (int pixel = 0, at = 0; at < Pixels.Length; pixel++, at += 3)
        {
            bits = pixel % 16 == 0 ? random.NextUInt64() : bits >> 4;
            var change = (int)(bits & 3) + (int)((bits >> 2) & 3) - 3;
            Pixels[at] = (byte)Math.Clamp(Pixels[at] + change, 0, 255);
            Pixels[at + 1] = (byte)Math.Clamp(Pixels[at + 1] + change, 0, 255);
            Pixels[at + 2] = (byte)Math.Clamp(Pixels[at + 2] + change, 0, 255);
        }
    }

    /// <summary>Replaces every pixel by the mean of its neighbourhood, twice over, which comes close to a Gaussian blur.</summary>
    /// <param name="radius">Neighbours on each side; 0 changes nothing.</param>
    public void Blur(int radius)
    {
        for (var pass = 0; pass < 2 && radius > 0; pass++)
        {
            for (var line = 0; line < Side; line++)
            {
                BlurLine(line * Side * 3, 3, radius);
                BlurLine(line * 3, Side * 3, radius);
            }
        }
    }

    private void BlurLine(int start, int step, int radius)
    {
        Span<byte> line = stackalloc byte[Side];
        for (var channel = 0; channel < 3; channel++)
        {
            for (var i = 0; i < Side; i++)
            {
                line[i] = Pixels[start + channel + (i * step)];
            }

            for (var i = 0; i < Side; i++)
            {
                var (from, to) = (Math.Max(0, i - radius), Math.Min(Side - 1, i + radius));
                var sum = 0;
                for (var j = from; j <= to; j++)
                {
                    sum += line[j];
                }

                Pixels[start + channel + (i * step)] = (byte)(sum / (to - from + 1));
            }
        }
    }

    private static byte Over(byte below, byte above, float coverage) => (byte)(below + ((above - below) * coverage) + 0.5f);
}
