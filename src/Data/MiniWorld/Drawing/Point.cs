namespace CoIN.Data.MiniWorld.Drawing;

/// <summary>A place on the canvas; the centre of the top left pixel is (0.5, 0.5).</summary>
/// <param name="X">Pixels from the left edge.</param>
/// <param name="Y">Pixels from the upper edge.</param>
internal readonly record struct Point(double X, double Y);
