using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>The contours of the shapes.</summary>
internal static class ShapeOutlines
{
    private const int CircleCorners = 32;
    private const double RingHole = 0.55;
    private const double StarInnerRadius = 0.42;
    private const double CrossArm = 0.34;

    // In the order of Shape; every outline touches all four sides of the square from -1 to 1.
    private static readonly Point[][][] Units =
    [
        [Circle(1)],
        [Corners((-1, -1), (1, -1), (1, 1), (-1, 1))],
        [Corners((-1, -1), (1, -1), (1, 1), (-1, 1))],
        [Corners((0, -1), (1, 1), (-1, 1))],
        [Star()],
        [Corners((-CrossArm, -1), (CrossArm, -1), (CrossArm, -CrossArm), (1, -CrossArm), (1, CrossArm), (CrossArm, CrossArm),
            (CrossArm, 1), (-CrossArm, 1), (-CrossArm, CrossArm), (-1, CrossArm), (-1, -CrossArm), (-CrossArm, -CrossArm))],
        [Corners((0, -1), (1, 0), (0, 1), (-1, 0))],
        [Circle(1), Circle(RingHole)],
    ];

    /// <summary>Returns the contours of a shape that touches all four sides of a box.</summary>
    public static Point[][] Fit(Shape shape, Box box)
    {
        var (x, y) = ((box.Left + box.Right) / 2, (box.Top + box.Bottom) / 2);
        return Array.ConvertAll(Units[(int)shape], contour =>
            Array.ConvertAll(contour, unit => new Point(x + (unit.X * box.Width / 2), y + (unit.Y * box.Height / 2))));
    }

    /// <summary>Returns a circle around (0, 0).</summary>
    public static Point[] Circle(double radius)
        => [.. Enumerable.Range(0, CircleCorners).Select(i => OnCircle(radius, 2 * Math.PI * i / CircleCorners))];

    private static Point[] Star()
    {
        var raw = Enumerable.Range(0, 10).Select(i => OnCircle(i % 2 == 0 ? 1 : StarInnerRadius, Math.PI * ((i / 5.0) - 0.5))).ToList();
        var (right, top, bottom) = (raw.Max(point => point.X), raw.Min(point => point.Y), raw.Max(point => point.Y));
        return [.. raw.Select(point => new Point(point.X / right, (((point.Y - top) / (bottom - top)) * 2) - 1))];
    }

    private static Point[] Corners(params (double X, double Y)[] corners) => Array.ConvertAll(corners, corner => new Point(corner.X, corner.Y));

    private static Point OnCircle(double radius, double angle) => new(radius * Math.Cos(angle), radius * Math.Sin(angle));
}
