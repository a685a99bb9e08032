using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>One thing on a tinted ground.</summary>
/// <param name="Background">The colour of the ground.</param>
/// <param name="Icon">What is shown.</param>
/// <param name="Frame">Where it is shown.</param>
/// <param name="Mirrored">Whether left and right are exchanged.</param>
/// <param name="Main">Its first colour.</param>
/// <param name="Accent">Its second colour.</param>
/// <param name="NoiseSeed">Decides the pixel noise.</param>
internal sealed record IconPicture(Rgb Background, Icon Icon, Box Frame, bool Mirrored, Rgb Main, Rgb Accent, ulong NoiseSeed) : IPicture
{
    private const double LeastContrast = 110;

    /// <inheritdoc/>
    public int Blur => 0;

    /// <summary>Draws a picture of a thing at random: 34 to 56 pixels a side, in any colours that stand out from each other.</summary>
    public static IconPicture Sample(SeededRandom random, Icon icon)
    {
        var size = random.Next(34, 57);
        var (width, height) = (size - random.Next(0, 1 + (size / 8)), size - random.Next(0, 1 + (size / 8)));
        var (left, top) = (random.Next(2, Canvas.Side - 1 - width), random.Next(2, Canvas.Side - 1 - height));
        var background = Palette.Tinted(random);
        var main = Contrasting(random, background, background);
        var accent = Contrasting(random, background, main);
        return new IconPicture(background, icon, new Box(left, top, left + width, top + height), random.Next(2) == 0, main, accent, random.NextUInt64());
    }

    /// <inheritdoc/>
    public void Draw(Canvas canvas) => IconDrawings.Draw(Icon, new IconBrush(canvas, Frame, Mirrored), Main, Accent);

    private static Rgb Contrasting(SeededRandom random, Rgb first, Rgb second)
    {
        while (true)
        {
            var paint = Palette.Paint((ShapeColour)random.Next(Names.Colours.Count), random);
            if (paint.Distance(first) >= LeastContrast && paint.Distance(second) >= LeastContrast)
            {
                return paint;
            }
        }
    }
}
