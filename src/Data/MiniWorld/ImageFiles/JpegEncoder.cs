using System.Runtime.InteropServices;

namespace CoIN.Data.MiniWorld.ImageFiles;

/// <summary>Writes RGB pixels as JPEG with libjpeg-turbo.</summary>
/// <remarks>Quality 95, colour at full resolution, the exact integer transform: the same library gives the same bytes. Not thread safe.</remarks>
internal sealed partial class JpegEncoder : IDisposable
{
    private const string Library = NativeLibraries.TurboJpeg;
    private const int PixelFormatRgb = 0;
    private const int Subsampling444 = 0;
    private const int Quality = 95;
    private const int NoReallocation = 1024;
    private const int AccurateTransform = 4096;

    private readonly IntPtr _encoder;
    private byte[] _buffer = [];

    /// <summary>Makes an encoder.</summary>
    /// <exception cref="Errors.PipelineException">libjpeg-turbo is not installed.</exception>
    public JpegEncoder()
    {
        _encoder = InitCompress();
        if (_encoder == IntPtr.Zero)
        {
            throw new InvalidOperationException("libjpeg-turbo could not make an encoder");
        }
    }

    /// <summary>Returns the bytes of a JPEG file.</summary>
    /// <param name="pixels">Rows of red, green, blue.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <exception cref="ArgumentException">There are not width * height * 3 bytes.</exception>
    public unsafe byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (pixels.Length != width * height * 3)
        {
            throw new ArgumentException($"{width} x {height} pixels need {width * height * 3} bytes, got {pixels.Length}", nameof(pixels));
        }

        var most = (int)BufferSize(width, height, Subsampling444).Value;
        if (_buffer.Length < most)
        {
            _buffer = new byte[most];
        }

        fixed (byte* source = pixels)
        {
            fixed (byte* target = _buffer)
            {
                var jpeg = target;
                var size = new CULong((nuint)_buffer.Length);
                if (Compress(_encoder, source, width, 0, height, PixelFormatRgb, &jpeg, &size, Subsampling444, Quality, NoReallocation | AccurateTransform) != 0)
                {
                    throw new InvalidOperationException($"libjpeg-turbo: {Marshal.PtrToStringUTF8(ErrorText(_encoder))}");
                }

                return _buffer.AsSpan(0, (int)size.Value).ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Destroy(_encoder);

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    private static partial IntPtr InitCompress();

    [LibraryImport(Library, EntryPoint = "tjBufSize")]
    private static partial CULong BufferSize(int width, int height, int subsampling);

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    private static unsafe partial int Compress(
        IntPtr encoder, byte* source, int width, int pitch, int height, int pixelFormat, byte** jpeg, CULong* size, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    private static partial IntPtr ErrorText(IntPtr encoder);

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(IntPtr encoder);
}
