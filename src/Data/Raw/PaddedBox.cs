namespace CoIN.Data.Raw;

/// <summary>Turns pixel boxes into boxes of the padded square.</summary>
public static class PaddedBox
{
    // Some official boxes reach over the edge by a fraction of a pixel, from rounding.
    private const double TolerancePixels = 1;

    /// <summary>Returns the box in the square that the image is padded to, rounded to two decimals as answers print it.</summary>
    /// <param name="x">Left edge in pixels.</param>
    /// <param name="y">Top edge in pixels.</param>
    /// <param name="boxWidth">Width in pixels.</param>
    /// <param name="boxHeight">Height in pixels.</param>
    /// <param name="width">The image's width in pixels, at least 1.</param>
    /// <param name="height">The image's height in pixels, at least 1.</param>
    /// <returns>The box, or null if it is empty or reaches more than a pixel out of the image.</returns>
    /// <remarks>Source: the official <c>change_bbox</c>: half the difference of the sides is added along the short one, then all is divided by the long one.</remarks>
    public static BoundingBox? FromPixels(double x, double y, double boxWidth, double boxHeight, int width, int height)
    {
        var isInside = boxWidth > 0 && boxHeight > 0 && x >= -TolerancePixels && y >= -TolerancePixels
            && x + boxWidth <= width + TolerancePixels && y + boxHeight <= height + TolerancePixels;
        if (!isInside)
        {
            return null;
        }

        double side = Math.Max(width, height);
        var (padX, padY) = ((side - width) / 2, (side - height) / 2);
        return new BoundingBox(Round((x + padX) / side), Round((y + padY) / side), Round((x + boxWidth + padX) / side), Round((y + boxHeight + padY) / side));
    }

    // Through the text, so that the number is the one that a reader of the answer gets. Adding 0 makes a negative zero a plain one.
    private static double Round(double value) => double.Parse((Math.Clamp(value, 0, 1) + 0.0).ToString("F2"), System.Globalization.CultureInfo.InvariantCulture);
}
