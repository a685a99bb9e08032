using System.Buffers;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoIN.Data.Images;

/// <summary>Resizes images as Pillow's <c>resize(..., BICUBIC)</c> does, to the bit.</summary>
/// <remarks>
/// Source: Pillow 9.4, <c>libImaging/Resample.c</c>: first along rows, then along columns, rounded to bytes in between; an axis that keeps its size is not
/// touched. Only the pixels of the wanted window are computed.
/// </remarks>
public static unsafe class ImageResizer
{
    // Pixels are worked on as red, green, blue and one unused byte, so that two of them fill the lanes of a 256-bit vector of integers.
    private const int PixelBytes = 4;
    private const int Half = 1 << (ResampleWeights.Bits - 1);

    /// <summary>Returns a resized image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="width">New pixels per row, at least 1.</param>
    /// <param name="height">New rows, at least 1.</param>
    public static RgbImage Resize(RgbImage image, int width, int height) => ResizeWindow(image, width, height, 0, 0, width, height);

    /// <summary>Returns a window of a resized image, without making the rest.</summary>
    /// <param name="image">The image.</param>
    /// <param name="width">Pixels per row of the whole resized image, at least 1.</param>
    /// <param name="height">Rows of the whole resized image, at least 1.</param>
    /// <param name="left">Where the window begins in a row.</param>
    /// <param name="top">Its first row.</param>
    /// <param name="windowWidth">Its pixels per row, at least 1.</param>
    /// <param name="windowHeight">Its rows, at least 1.</param>
    public static RgbImage ResizeWindow(RgbImage image, int width, int height, int left, int top, int windowWidth, int windowHeight)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowWidth, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(windowHeight, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(left);
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowWidth, width - left);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(windowHeight, height - top);
        return ResizeWindow(new PaddedImage(image), width, height, left, top, windowWidth, windowHeight);
    }

    /// <summary>Returns an image that is padded and then resized; the padded one is never made.</summary>
    internal static RgbImage Resize(PaddedImage image, int width, int height) => ResizeWindow(image, width, height, 0, 0, width, height);

    private static RgbImage ResizeWindow(PaddedImage image, int width, int height, int left, int top, int windowWidth, int windowHeight)
    {
        var rows = height == image.Height ? null : ResampleWeights.Compute(image.Height, height, top, windowHeight);
        var columns = width == image.Width ? null : ResampleWeights.Compute(image.Width, width, left, windowWidth);
        var firstRow = rows?.First ?? top;
        var endRow = rows?.End ?? (top + windowHeight);
        var length = checked((endRow - firstRow) * windowWidth * PixelBytes);
        var result = new RgbImage(windowWidth, windowHeight, GC.AllocateUninitializedArray<byte>(windowWidth * windowHeight * 3));

        // Memory of this size that is new each time costs more, in page faults, than half of the arithmetic.
        var between = ArrayPool<byte>.Shared.Rent(length);
        AlongRows(image, columns, left, windowWidth, firstRow, between.AsSpan(0, length));
        AlongColumns(between.AsSpan(0, length), rows, firstRow, result);
        ArrayPool<byte>.Shared.Return(between);
        return result;
    }

    private static void AlongRows(PaddedImage image, ResampleWeights? columns, int left, int windowWidth, int firstRow, Span<byte> target)
    {
        var pixels = new byte[(image.Width + (columns?.Taps ?? 0)) * PixelBytes];
        var weights = columns is null ? [] : FourTimes(columns.Weights);
        var rowBytes = windowWidth * PixelBytes;
        var filled = -1;
        FillPixels(pixels, image.Width);
        fixed (byte* from = pixels, to = target)
        {
            fixed (int* weight = weights)
            {
                for (var row = 0; row < target.Length / rowBytes; row++)
                {
                    var source = image.Row(firstRow + row);
                    if (source.IsEmpty && filled >= 0)
                    {
                        // Rows of nothing but padding are all the same.
                        target.Slice(filled * rowBytes, rowBytes).CopyTo(target[(row * rowBytes)..]);
                        continue;
                    }

                    if (source.IsEmpty)
                    {
                        filled = row;
                        FillPixels(pixels, image.Width);
                    }
                    else
                    {
                        AddFourthByte(source, from + (image.Left * PixelBytes));
                    }

                    if (columns is null)
                    {
                        pixels.AsSpan(left * PixelBytes, rowBytes).CopyTo(target[(row * rowBytes)..]);
                    }
                    else
                    {
                        ResampleRow(from, columns.Starts, columns.Taps, weight, to + (row * rowBytes));
                    }
                }
            }
        }
    }

    private static void FillPixels(byte[] pixels, int count)
    {
        for (var x = 0; x < count; x++)
        {
            ImageSquare.Fill.CopyTo(pixels.AsSpan(x * PixelBytes));
        }
    }

    private static void ResampleRow(byte* from, int[] starts, int taps, int* weight, byte* to)
    {
        unchecked
        {
            foreach (var start in starts)
            {
                var pixel = from + (start * PixelBytes);
                var sums = Vector256<int>.Zero;
                for (var tap = 0; tap < taps; tap += 2)
                {
                    sums += EightBytes(pixel) * Vector256.Load(weight);
                    pixel += 2 * PixelBytes;
                    weight += 2 * PixelBytes;
                }

                *(uint*)to = Bytes(sums.GetLower() + sums.GetUpper() + Vector128.Create(Half));
                to += PixelBytes;
            }
        }
    }

    private static void AlongColumns(ReadOnlySpan<byte> between, ResampleWeights? rows, int firstRow, RgbImage result)
    {
        var rowBytes = result.Width * PixelBytes;
        var sums = new byte[rowBytes];
        fixed (byte* from = between, sum = sums)
        {
            for (var y = 0; y < result.Height; y++)
            {
                if (rows is null)
                {
                    between.Slice(y * rowBytes, rowBytes).CopyTo(sums);
                }
                else
                {
                    var available = Math.Min(rows.Taps, (between.Length / rowBytes) - (rows.Starts[y] - firstRow));
                    ResampleColumns(from + ((rows.Starts[y] - firstRow) * rowBytes), rowBytes, rows.Weights.AsSpan(y * rows.Taps, available), sum);
                }

                DropFourthByte(sums, result.Pixels.AsSpan(y * result.Width * 3, result.Width * 3));
            }
        }
    }

    private static void ResampleColumns(byte* from, int rowBytes, ReadOnlySpan<int> weights, byte* to)
    {
        unchecked
        {
            var x = 0;
            for (; x <= rowBytes - (2 * PixelBytes); x += 2 * PixelBytes)
            {
                var sums = Vector256.Create(Half);
                var pixel = from + x;
                foreach (var weight in weights)
                {
                    sums += EightBytes(pixel) * weight;
                    pixel += rowBytes;
                }

                *(uint*)(to + x) = Bytes(sums.GetLower());
                *(uint*)(to + x + PixelBytes) = Bytes(sums.GetUpper());
            }

            for (; x < rowBytes; x++)
            {
                var sum = Half;
                for (var tap = 0; tap < weights.Length; tap++)
                {
                    sum += from[x + (tap * rowBytes)] * weights[tap];
                }

                to[x] = (byte)Math.Clamp(sum >> ResampleWeights.Bits, 0, 255);
            }
        }
    }

    private static Vector256<int> EightBytes(byte* bytes)
    {
        if (Avx2.IsSupported)
        {
            return Avx2.ConvertToVector256Int32(bytes);
        }

        var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(*(ulong*)bytes).AsByte());
        return Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)).AsInt32();
    }

    private static uint Bytes(Vector128<int> sums)
    {
        var clipped = Vector128.Min(Vector128.Max(sums >> ResampleWeights.Bits, Vector128<int>.Zero), Vector128.Create(255));
        var words = Vector128.Narrow(clipped, clipped);
        return Vector128.Narrow(words.AsUInt16(), words.AsUInt16()).AsUInt32().ToScalar();
    }

    private static int[] FourTimes(int[] weights)
    {
        var result = new int[weights.Length * PixelBytes];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = weights[i / PixelBytes];
        }

        return result;
    }

    private static void AddFourthByte(ReadOnlySpan<byte> row, byte* to)
    {
        unchecked
        {
            fixed (byte* from = row)
            {
                var last = row.Length / 3 - 1;
                for (var x = 0; x < last; x++)
                {
                    // Reads one byte of the next pixel, which no output depends on.
                    *(uint*)(to + (x * PixelBytes)) = *(uint*)(from + (x * 3));
                }

                row[(last * 3)..].CopyTo(new Span<byte>(to + (last * PixelBytes), 3));
            }
        }
    }

    private static void DropFourthByte(ReadOnlySpan<byte> pixels, Span<byte> row)
    {
        unchecked
        {
            for (int from = 0, to = 0; to < row.Length; from += PixelBytes, to += 3)
            {
                row[to] = pixels[from];
                row[to + 1] = pixels[from + 1];
                row[to + 2] = pixels[from + 2];
            }
        }
    }
}
