namespace CoIN.Data.MiniWorld.Drawing;

/// <summary>Fills outlines with smooth edges.</summary>
/// <remarks>Each row of pixels is cut into four lines; along a line the covered part of a pixel is exact. Crossing contours follow the even-odd rule, so a contour inside another is a hole.</remarks>
internal static class Rasteriser
{
    private const int LinesPerPixel = 4;
    private const int MaxCrossings = 64;

    /// <summary>Fills closed contours.</summary>
    /// <param name="canvas">Where to draw; what lies outside is cut off.</param>
    /// <param name="colour">The colour.</param>
    /// <param name="contours">The corners of each contour; the last is joined to the first.</param>
    public static void Fill(Canvas canvas, Rgb colour, params ReadOnlySpan<Point[]> contours)
    {
        var (top, bottom) = Rows(contours);
        Span<float> coverage = stackalloc float[Canvas.Side];
        Span<double> crossings = stackalloc double[MaxCrossings];
        for (var y = top; y < bottom; y++)
        {
            coverage.Clear();
            for (var line = 0; line < LinesPerPixel; line++)
            {
                var count = Cross(contours, y + ((line + 0.5) / LinesPerPixel), crossings);
                for (var i = 0; i + 1 < count; i += 2)
                {
                    Cover(coverage, crossings[i], crossings[i + 1]);
                }
            }

            for (var x = 0; x < Canvas.Side; x++)
            {
                if (coverage[x] > 0)
                {
                    canvas.Blend(x, y, colour, Math.Min(1, coverage[x]));
                }
            }
        }
    }

    private static (int Top, int Bottom) Rows(ReadOnlySpan<Point[]> contours)
    {
        var (least, most) = (double.MaxValue, double.MinValue);
        foreach (var contour in contours)
        {
            foreach (var point in contour)
            {
                least = Math.Min(least, point.Y);
                most = Math.Max(most, point.Y);
            }
        }

        return (Math.Max(0, (int)Math.Floor(least)), Math.Min(Canvas.Side, (int)Math.Ceiling(most)));
    }

    private static int Cross(ReadOnlySpan<Point[]> contours, double y, Span<double> crossings)
    {
        var count = 0;
        foreach (var contour in contours)
        {
            var from = contour[^1];
            foreach (var to in contour)
            {
                if (from.Y <= y != to.Y <= y)
                {
                    crossings[count++] = from.X + ((y - from.Y) / (to.Y - from.Y) * (to.X - from.X));
                }

                from = to;
            }
        }

        crossings[..count].Sort();
        return count;
    }

    private static void Cover(Span<float> coverage, double from, double to)
    {
        from = Math.Max(0, from);
        to = Math.Min(Canvas.Side, to);
        for (var x = (int)from; x < to; x++)
        {
            coverage[x] += (float)(Math.Min(to, x + 1) - Math.Max(from, x)) / LinesPerPixel;
        }
    }
}
