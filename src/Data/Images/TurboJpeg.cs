using System.Runtime.InteropServices;

namespace CoIN.Data.Images;

/// <summary>The functions of libturbojpeg that we call (turbojpeg.h of version 2.1).</summary>
internal static unsafe partial class TurboJpeg
{
    internal const int Rgb = 0;
    internal const int Cmyk = 11;

    // Enumerators of TJCS.
    internal const int ColorspaceCmyk = 3;
    internal const int ColorspaceYcck = 4;

    // Enumerator of TJERR: the picture was decoded, but not all of its data were sound.
    internal const int Warning = 0;


    private const string Library = NativeLibraries.TurboJpeg;

    [LibraryImport(Library, EntryPoint = "tjInitDecompress")]
    internal static partial nint InitDecompress();

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    internal static partial int Destroy(nint handle);

    [LibraryImport(Library, EntryPoint = "tjDecompressHeader3")]
    internal static partial int DecompressHeader(
        nint handle, byte* jpeg, CULong jpegSize, out int width, out int height, out int subsampling, out int colorspace);

    [LibraryImport(Library, EntryPoint = "tjDecompress2")]
    internal static partial int Decompress(
        nint handle, byte* jpeg, CULong jpegSize, byte* target, int width, int pitch, int height, int pixelFormat, int flags);

    [LibraryImport(Library, EntryPoint = "tjGetErrorCode")]
    internal static partial int GetErrorCode(nint handle);

    [LibraryImport(Library, EntryPoint = "tjGetErrorStr2")]
    internal static partial nint GetErrorText(nint handle);
}
