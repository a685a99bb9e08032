using System.Buffers;
using System.Runtime.InteropServices;
using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Decodes JPEG files with libturbojpeg: grey, YCbCr, CMYK and YCCK, baseline and progressive.</summary>
internal static unsafe class JpegDecoder
{
    /// <summary>Returns the size that the file claims.</summary>
    internal static (int Width, int Height) ReadSize(ReadOnlySpan<byte> file, string name)
    {
        using var decompressor = new Decompressor();
        var header = decompressor.ReadHeader(file, name);
        return (header.Width, header.Height);
    }

    /// <summary>Decodes a file whose signature has been checked.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <param name="damaged">Whether data were missing or corrupt: the rest of the picture is grey then, as with Pillow's LOAD_TRUNCATED_IMAGES.</param>
    /// <param name="pool">Where memory for the pixels comes from, more than they need; null for memory of their own.</param>
    internal static RgbImage Decode(ReadOnlySpan<byte> file, string name, ArrayPool<byte>? pool, out bool damaged)
    {
        using var decompressor = new Decompressor();
        var (width, height, fourColors) = decompressor.ReadHeader(file, name);
        if (!fourColors)
        {
            var length = checked(width * height * 3);
            var pixels = pool?.Rent(length) ?? new byte[length];
            damaged = decompressor.Decode(file, pixels, width, height, TurboJpeg.Rgb, name);
            return new RgbImage(width, height, pixels);
        }

        var inks = new byte[checked(width * height * 4)];
        damaged = decompressor.Decode(file, inks, width, height, TurboJpeg.Cmyk, name);
        return new RgbImage(width, height, ToRgb(inks, pool));
    }

    // Adobe's programs, which are all that write such files, store the inks inverted; Pillow assumes so for every file.
    // Each channel is (255 - K) minus ink times (255 - K) / 255, rounded as Pillow's MULDIV255 does.
    private static byte[] ToRgb(byte[] inks, ArrayPool<byte>? pool)
    {
        var length = inks.Length / 4 * 3;
        var pixels = pool?.Rent(length) ?? new byte[length];
        for (int from = 0, to = 0; from < inks.Length; from += 4, to += 3)
        {
            int light = inks[from + 3];
            for (var c = 0; c < 3; c++)
            {
                var product = ((255 - inks[from + c]) * light) + 128;
                pixels[to + c] = (byte)Math.Clamp(light - (((product >> 8) + product) >> 8), 0, 255);
            }
        }

        return pixels;
    }

    /// <summary>One native decompressor.</summary>
    private readonly ref struct Decompressor
    {
        private readonly nint _handle;

        public Decompressor()
        {
            _handle = TurboJpeg.InitDecompress();
            if (_handle == 0)
            {
                throw new InsufficientMemoryException("libturbojpeg made no decompressor");
            }
        }

        public void Dispose() => _ = TurboJpeg.Destroy(_handle);

        internal (int Width, int Height, bool FourColors) ReadHeader(ReadOnlySpan<byte> file, string name)
        {
            fixed (byte* bytes = file)
            {
                if (TurboJpeg.DecompressHeader(_handle, bytes, new CULong((nuint)file.Length), out var width, out var height, out _, out var colorspace) != 0
                    && IsFatal())
                {
                    throw new PipelineException($"JPEG image '{name}' cannot be decoded: {ErrorText()}");
                }

                if (width == 0)
                {
                    throw new PipelineException($"JPEG image '{name}' cannot be decoded: it ends before its size");
                }

                ImageLimits.Check(width, height, name);
                return (width, height, colorspace is TurboJpeg.ColorspaceCmyk or TurboJpeg.ColorspaceYcck);
            }
        }

        /// <summary>Decodes into <paramref name="target"/> and returns whether data were missing or corrupt.</summary>
        internal bool Decode(ReadOnlySpan<byte> file, byte[] target, int width, int height, int format, string name)
        {
            fixed (byte* bytes = file, pixels = target)
            {
                if (TurboJpeg.Decompress(_handle, bytes, new CULong((nuint)file.Length), pixels, width, 0, height, format, 0) == 0)
                {
                    return false;
                }
            }

            return IsFatal() ? throw new PipelineException($"JPEG image '{name}' cannot be decoded: {ErrorText()}") : true;
        }

        private bool IsFatal() => TurboJpeg.GetErrorCode(_handle) != TurboJpeg.Warning;

        private string ErrorText() => Marshal.PtrToStringUTF8(TurboJpeg.GetErrorText(_handle)) ?? "no message";
    }
}
