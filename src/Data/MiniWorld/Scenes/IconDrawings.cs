using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>How each thing is put together from polygons, discs and arcs.</summary>
internal static class IconDrawings
{
    private static readonly Rgb Black = new(25, 25, 25);
    private static readonly Rgb White = new(250, 250, 250);

    // In the order of Icon.
    private static readonly Action<IconBrush, Rgb, Rgb>[] Drawings =
    [
        BowTie, Bucket, Castle, Dalmatian, Envelope, Fig, Goblet, Hamper,
        Lampshade, Microphone, Stupa, Swing, Teapot, Television, TennisBall, Toaster,
    ];

    /// <summary>Draws a thing.</summary>
    /// <param name="icon">The thing.</param>
    /// <param name="brush">Where and how.</param>
    /// <param name="main">Its first colour.</param>
    /// <param name="accent">Its second colour.</param>
    public static void Draw(Icon icon, IconBrush brush, Rgb main, Rgb accent) => Drawings[(int)icon](brush, main, accent);

    private static void BowTie(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Polygon(main, (-1, -0.6), (-0.1, -0.12), (-0.1, 0.12), (-1, 0.6));
        brush.Polygon(main, (1, -0.6), (0.1, -0.12), (0.1, 0.12), (1, 0.6));
        brush.Box(accent, -0.18, -0.2, 0.18, 0.2);
    }

    private static void Bucket(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Arc(Black, 0, -0.25, 0.72, 0.09, 180, 360);
        brush.Polygon(main, (-0.8, -0.25), (0.8, -0.25), (0.52, 1), (-0.52, 1));
        brush.Disc(accent, 0, -0.25, 0.8, 0.17);
    }

    private static void Castle(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Box(main, -0.6, 0, 0.6, 1);
        for (var left = -0.45; left < 0.4; left += 0.36)
        {
            brush.Box(main, left, -0.18, left + 0.18, 0.02);
        }

        brush.Box(main, -1, -0.4, -0.5, 1);
        brush.Box(main, 0.5, -0.4, 1, 1);
        brush.Polygon(accent, (-1, -0.4), (-0.75, -1), (-0.5, -0.4));
        brush.Polygon(accent, (0.5, -0.4), (0.75, -1), (1, -0.4));
        brush.Box(Black, -0.18, 0.5, 0.18, 1);
        brush.Disc(Black, 0, 0.5, 0.18, 0.18);
    }

    private static void Dalmatian(IconBrush brush, Rgb main, Rgb accent)
    {
        DogBody(brush, Black, 0.07);
        DogBody(brush, White, 0);
        brush.Disc(Black, 0.48, -0.5, 0.12, 0.26);
        brush.Disc(Black, 0.78, -0.58, 0.05, 0.06);
        foreach (var (x, y) in ((double, double)[])[(-0.6, 0.0), (-0.3, 0.22), (-0.12, -0.08), (0.15, 0.2), (0.32, -0.06), (-0.62, 0.55), (0.33, 0.6)])
        {
            brush.Disc(Black, x, y, 0.1, 0.1);
        }

        brush.Box(main, 0.3, -0.24, 0.6, -0.12);
        brush.Disc(accent, 0.45, -0.1, 0.07, 0.07);
    }

    private static void DogBody(IconBrush brush, Rgb colour, double rim)
    {
        brush.Disc(colour, -0.1, 0.1, 0.7 + rim, 0.36 + rim);
        brush.Disc(colour, 0.62, -0.5, 0.3 + rim, 0.3 + rim);
        brush.Box(colour, 0.3 - rim, -0.5, 0.62 + rim, 0.1);
        brush.Box(colour, -0.75 - rim, 0.1, -0.48 + rim, 0.93 + rim);
        brush.Box(colour, 0.2 - rim, 0.1, 0.47 + rim, 0.93 + rim);
        brush.Polygon(colour, (-0.75, -0.1), (-0.95 - rim, -0.6 - rim), (-0.82 + rim, -0.6 - rim), (-0.55, -0.1));
    }

    private static void Envelope(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Box(accent, -1, -0.65, 1, 0.65);
        brush.Box(main, -0.92, -0.57, 0.92, 0.57);
        brush.Polygon(accent, (-0.95, -0.6), (0.95, -0.6), (0, 0.25));
        brush.Polygon(main, (-0.78, -0.57), (0.78, -0.57), (0, 0.1));
    }

    private static void Fig(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Box(Black, -0.08, -1, 0.08, -0.6);
        brush.Polygon(main, (0, -0.85), (0.5, 0.05), (-0.5, 0.05));
        brush.Disc(main, 0, 0.35, 0.65, 0.62);
        brush.Arc(accent, 0.75, 0.1, 0.85, 0.08, 130, 215);
        brush.Arc(accent, -0.75, 0.1, 0.85, 0.08, -35, 50);
    }

    private static void Goblet(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Polygon(main, (-0.6, -1), (0.6, -1), (0.52, -0.45), (0.3, -0.1), (0, 0.05), (-0.3, -0.1), (-0.52, -0.45));
        brush.Box(main, -0.09, 0, 0.09, 0.85);
        brush.Polygon(main, (-0.12, 0.75), (0.12, 0.75), (0.5, 1), (-0.5, 1));
        brush.Box(accent, -0.59, -0.8, 0.59, -0.62);
    }

    private static void Hamper(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Polygon(main, (-0.75, -0.5), (0.75, -0.5), (0.65, 1), (-0.65, 1));
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 4; column++)
            {
                var (x, y) = (-0.56 + (column * 0.3), -0.34 + (row * 0.34));
                brush.Box(accent, x + (0.1 * (row % 2)), y, x + 0.13 + (0.1 * (row % 2)), y + 0.15);
            }
        }

        brush.Box(main.Towards(Black, 0.35), -0.9, -0.75, 0.9, -0.5);
    }

    private static void Lampshade(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Box(accent, -0.09, 0.1, 0.09, 0.9);
        brush.Disc(accent, 0, 0.88, 0.5, 0.12);
        brush.Polygon(main, (-0.4, -1), (0.4, -1), (0.95, 0.2), (-0.95, 0.2));
    }

    private static void Microphone(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Polygon(main, (-0.28, -0.1), (0.28, -0.1), (0.14, 1), (-0.14, 1));
        brush.Disc(accent, 0, -0.52, 0.45, 0.48);
        brush.Box(Black, -0.44, -0.57, 0.44, -0.48);
        brush.Box(Black, -0.34, -0.14, 0.34, -0.02);
    }

    private static void Stupa(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Box(accent, -1, 0.8, 1, 1);
        brush.Box(accent, -0.82, 0.6, 0.82, 0.82);
        brush.Polygon(main, (-0.65, 0.6), (-0.62, 0.3), (-0.48, 0), (-0.25, -0.18), (0, -0.24), (0.25, -0.18), (0.48, 0), (0.62, 0.3), (0.65, 0.6));
        brush.Box(accent, -0.2, -0.38, 0.2, -0.2);
        brush.Polygon(main, (-0.14, -0.38), (0, -1), (0.14, -0.38));
    }

    private static void Swing(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Polygon(main, (-0.75, -1), (-0.6, -1), (-0.85, 1), (-1, 1));
        brush.Polygon(main, (0.6, -1), (0.75, -1), (1, 1), (0.85, 1));
        brush.Box(main, -0.85, -1, 0.85, -0.84);
        brush.Box(Black, -0.34, -0.86, -0.27, 0.45);
        brush.Box(Black, 0.27, -0.86, 0.34, 0.45);
        brush.Box(accent, -0.45, 0.42, 0.45, 0.6);
    }

    private static void Teapot(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Arc(main, -0.62, 0.15, 0.38, 0.13, 80, 290);
        brush.Polygon(main, (0.35, 0.45), (0.4, 0), (0.82, -0.4), (1, -0.35), (0.7, 0.25));
        brush.Disc(main, 0, 0.25, 0.62, 0.55);
        brush.Disc(accent, 0, -0.27, 0.36, 0.13);
        brush.Disc(accent, 0, -0.5, 0.12, 0.13);
        brush.Box(main, -0.35, 0.7, 0.35, 0.88);
    }

    private static void Television(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Polygon(Black, (-0.05, -0.55), (-0.5, -1), (-0.38, -1), (0.07, -0.55));
        brush.Polygon(Black, (0.05, -0.55), (0.5, -1), (0.38, -1), (-0.07, -0.55));
        brush.Box(main, -1, -0.55, 1, 0.85);
        brush.Box(accent, -0.85, -0.4, 0.5, 0.7);
        brush.Disc(Black, 0.75, -0.15, 0.13, 0.13);
        brush.Disc(Black, 0.75, 0.3, 0.13, 0.13);
        brush.Box(Black, -0.75, 0.85, -0.55, 1);
        brush.Box(Black, 0.55, 0.85, 0.75, 1);
    }

    private static void TennisBall(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Disc(main, 0, 0, 0.95, 0.95);
        brush.Arc(White, -1.15, 0, 0.85, 0.12, -50, 50);
        brush.Arc(White, 1.15, 0, 0.85, 0.12, 130, 230);
        brush.Disc(accent, 0, 0, 0.08, 0.08);
    }

    private static void Toaster(IconBrush brush, Rgb main, Rgb accent)
    {
        brush.Box(accent, -0.6, -0.8, -0.1, 0);
        brush.Box(accent, 0.1, -0.8, 0.6, 0);
        brush.Disc(accent, -0.35, -0.8, 0.25, 0.14);
        brush.Disc(accent, 0.35, -0.8, 0.25, 0.14);
        brush.Box(main, -0.85, -0.25, 0.85, 0.8);
        brush.Box(Black, 0.85, 0, 1, 0.2);
        brush.Box(Black, -0.65, 0.8, -0.4, 0.95);
        brush.Box(Black, 0.4, 0.8, 0.65, 0.95);
    }
}
