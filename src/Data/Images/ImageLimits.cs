using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>How large an image may be before it is refused: a few bytes of a hostile file can claim any size.</summary>
public static class ImageLimits
{
    /// <summary>The most pixels that are decoded: where Pillow, too, refuses an image as a decompression bomb.</summary>
    public const long MaxPixels = 178_956_970;

    /// <summary>Checks a size that a file claims.</summary>
    /// <param name="width">Pixels per row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="name">The image, for the error.</param>
    /// <exception cref="PipelineException">A side is 0, or there are more than <see cref="MaxPixels"/> pixels.</exception>
    internal static void Check(long width, long height, string name)
    {
        if (width < 1 || height < 1)
        {
            throw new PipelineException($"image '{name}' claims a size of {width} x {height} pixels; at least 1 x 1 was expected");
        }

        if (width > MaxPixels / height)
        {
            throw new PipelineException($"image '{name}' claims a size of {width:N0} x {height:N0} pixels; at most {MaxPixels:N0} pixels are decoded");
        }
    }
}
