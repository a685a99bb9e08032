namespace CoIN.Data.Images;

/// <summary>An image in the middle of a larger one that nobody makes: around it is <see cref="ImageSquare.Fill"/>.</summary>
internal readonly struct PaddedImage
{
    private readonly RgbImage _image;
    private readonly int _top;

    /// <summary>Takes an image as it is.</summary>
    internal PaddedImage(RgbImage image)
        : this(image, image.Width, image.Height)
    {
    }

    /// <summary>Puts an image into the middle; the offset is the integer half of the difference.</summary>
    internal PaddedImage(RgbImage image, int width, int height)
    {
        _image = image;
        (Width, Height) = (width, height);
        (Left, _top) = ((width - image.Width) / 2, (height - image.Height) / 2);
    }

    /// <summary>Pixels per row, padding included.</summary>
    internal int Width { get; }

    /// <summary>Rows, padding included.</summary>
    internal int Height { get; }

    /// <summary>Where the image begins in a row.</summary>
    internal int Left { get; }

    /// <summary>Returns the image's pixels of a row, without the padding beside them; none for a row of nothing but padding.</summary>
    internal ReadOnlySpan<byte> Row(int row)
    {
        var inside = row - _top;
        return inside < 0 || inside >= _image.Height ? default : _image.Pixels.AsSpan(inside * _image.Width * 3, _image.Width * 3);
    }
}
