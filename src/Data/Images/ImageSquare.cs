using CoIN.Errors;

namespace CoIN.Data.Images;

/// <summary>Makes squares of images.</summary>
public static class ImageSquare
{
    /// <summary>The colour that fills what the image leaves of a padded square: 255 times CLIP's mean, cut to whole numbers.</summary>
    public static ReadOnlySpan<byte> Fill => [122, 116, 104];

    /// <summary>Returns the image centred on a square of its longer side, resized; the offset is the integer half of the difference.</summary>
    /// <param name="image">The image.</param>
    /// <param name="size">The side of the result in pixels.</param>
    /// <param name="name">What to call the image in errors.</param>
    /// <exception cref="PipelineException">The square has more pixels than are decoded.</exception>
    /// <remarks>Source: LLaVA's <c>expand2square</c>.</remarks>
    public static RgbImage PadAndResize(RgbImage image, int size, string name)
    {
        ArgumentNullException.ThrowIfNull(image);
        var side = Math.Max(image.Width, image.Height);
        return side <= ImageLimits.MaxPixels / side
            ? ImageResizer.Resize(new PaddedImage(image, side, side), size, size)
            : throw new PipelineException(
                $"image '{name}' of {image.Width:N0} x {image.Height:N0} pixels cannot be padded to a square: it would have more than {ImageLimits.MaxPixels:N0} pixels");
    }

    /// <summary>Returns the middle of the image, resized so that its shorter side has the size wanted.</summary>
    /// <param name="image">The image.</param>
    /// <param name="size">The side of the result in pixels.</param>
    /// <remarks>Source: transformers 4.31, CLIP's image processor: <c>resize(shortest_edge)</c> and <c>center_crop</c>.</remarks>
    public static RgbImage ResizeAndCrop(RgbImage image, int size)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (shorter, longer) = (Math.Min(image.Width, image.Height), Math.Max(image.Width, image.Height));
        var longSide = checked((int)((double)((long)size * longer) / shorter));
        var (width, height) = image.Width <= image.Height ? (size, longSide) : (longSide, size);
        return ImageResizer.ResizeWindow(image, width, height, (width - size) / 2, (height - size) / 2, size, size);
    }

    /// <summary>Returns the image resized to the square as it is.</summary>
    /// <param name="image">The image.</param>
    /// <param name="size">The side of the result in pixels.</param>
    /// <remarks>Source: Qwen/Qwen-VL, visual.py (image_transform); Vision-CAIR/MiniGPT-4, minigpt4/processors/blip_processors.py. Both resize bicubically.</remarks>
    public static RgbImage Stretch(RgbImage image, int size) => ImageResizer.ResizeWindow(image, size, size, 0, 0, size, size);
}
