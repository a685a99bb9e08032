using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Draws primitives in a frame whose sides are at -1 and 1, x to the right and y downwards.</summary>
/// <param name="Canvas">Where to draw.</param>
/// <param name="Frame">The frame on the canvas.</param>
/// <param name="Mirrored">Whether left and right are exchanged.</param>
internal readonly record struct IconBrush(Canvas Canvas, Box Frame, bool Mirrored)
{
    private const int ArcSteps = 12;
    private static readonly Point[] UnitCircle = ShapeOutlines.Circle(1);

    /// <summary>Fills a polygon.</summary>
    public void Polygon(Rgb colour, params ReadOnlySpan<(double X, double Y)> corners)
    {
        var points = new Point[corners.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = Place(corners[i].X, corners[i].Y);
        }

        Rasteriser.Fill(Canvas, colour, points);
    }

    /// <summary>Fills an upright box.</summary>
    public void Box(Rgb colour, double left, double top, double right, double bottom)
        => Polygon(colour, (left, top), (right, top), (right, bottom), (left, bottom));

    /// <summary>Fills an ellipse.</summary>
    public void Disc(Rgb colour, double x, double y, double radiusX, double radiusY)
    {
        var brush = this;
        Rasteriser.Fill(Canvas, colour, Array.ConvertAll(UnitCircle, unit => brush.Place(x + (unit.X * radiusX), y + (unit.Y * radiusY))));
    }

    /// <summary>Draws a thick part of a circle.</summary>
    /// <param name="colour">The colour.</param>
    /// <param name="x">Middle.</param>
    /// <param name="y">Middle.</param>
    /// <param name="radius">Outer radius.</param>
    /// <param name="thickness">Outer less inner radius.</param>
    /// <param name="from">First angle in degrees; 0 is to the right, 90 down.</param>
    /// <param name="to">Last angle in degrees.</param>
    public void Arc(Rgb colour, double x, double y, double radius, double thickness, double from, double to)
    {
        var corners = new (double, double)[2 * (ArcSteps + 1)];
        for (var i = 0; i <= ArcSteps; i++)
        {
            var angle = (from + ((to - from) * i / ArcSteps)) * Math.PI / 180;
            var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
            corners[i] = (x + (radius * cos), y + (radius * sin));
            corners[^(i + 1)] = (x + ((radius - thickness) * cos), y + ((radius - thickness) * sin));
        }

        Polygon(colour, corners);
    }

    private Point Place(double x, double y)
        => new(Frame.Left + (Frame.Width * (1 + (Mirrored ? -x : x)) / 2), Frame.Top + (Frame.Height * (1 + y) / 2));
}
