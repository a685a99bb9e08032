using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Draws scenes at random.</summary>
internal static class SceneSampler
{
    /// <summary>The blur that makes a scene unrecognisable, in pixels.</summary>
    public const int Unrecognisable = 11;

    // Among others a shape lies on a grid, half a letter's: a small tower learns its sides in minutes.
    private const int Grid = 4;

    private const int CrowdedFrom = 4;
    private const int Margin = 2;
    private const int Gap = 2;
    private const int Attempts = 30;
    private const double ChanceToRepeat = 0.35;
    private const double ChanceOfLargeLetters = 0.65;

    // In a crowd and beside a sign there is seldom room for more than a small shape.
    private const double ChanceOfSmall = 0.5, ChanceOfSmallInCrowd = 0.85, ChanceOfSmallBesideSign = 0.75;

    /// <summary>Returns a scene of some shapes and no sign.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="count">How many shapes, 1 to 4.</param>
    public static Scene Shapes(SeededRandom random, int count) => Sample(random, count, null, ChanceOfSmall);

    /// <summary>Draws five or six shapes, most of them small; only the base corpus shows so many.</summary>
    public static Scene Crowd(SeededRandom random) => Sample(random, random.Next(5, 7), null, ChanceOfSmallInCrowd);

    /// <summary>Returns a scene of one shape of 9 to 40 pixels, often near the middle.</summary>
    public static Scene Single(SeededRandom random)
    {
        var size = random.NextDouble() < 0.3 ? ObjectSize.Small : ObjectSize.Large;
        var extent = size == ObjectSize.Small ? Between(random, 9, 15) : Between(random, 20, 40);
        var item = Draft(random, [], size, Math.Round(extent), 1);
        if (random.NextDouble() < 0.4)
        {
            var (x, y) = (Math.Round(Between(random, 26, 38) - item.CentreX), Math.Round(Between(random, 26, 38) - item.CentreY));
            item = item with { Box = new Box(item.Box.Left + x, item.Box.Top + y, item.Box.Right + x, item.Box.Bottom + y) };
        }

        return new Scene(Palette.Light(random), [item], null, random.NextUInt64());
    }

    /// <summary>Returns a scene with a sign.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="text">What the sign says: at most five letters or digits.</param>
    /// <param name="count">How many shapes beside the sign, 0 to 2.</param>
    public static Scene WithSign(SeededRandom random, string text, int count)
    {
        var scale = random.NextDouble() < ChanceOfLargeLetters ? PixelFont.LargestScale(text) : 1;
        var columns = (Canvas.Side - PixelFont.WidthOf(text, scale)) / PixelFont.Cell;
        var rows = (Canvas.Side / PixelFont.Cell) - scale;
        var left = (PixelFont.Cell * random.Next(1, columns)) - Sign.Padding;
        var top = (PixelFont.Cell * random.Next(1, rows)) - Sign.Padding;
        var (ink, board) = (Palette.Dark(random), Palette.Light(random));
        if (random.Next(2) == 0)
        {
            (ink, board) = (board, ink);
        }

        return Sample(random, count, new Sign(text, scale, left, top, ink, board), ChanceOfSmallBesideSign);
    }

    private static Scene Sample(SeededRandom random, int count, Sign? sign, double chanceOfSmall)
    {
        while (true)
        {
            var items = new List<SceneObject>(count);
            for (var attempt = 0; attempt < Attempts && items.Count < count; attempt++)
            {
                var size = random.NextDouble() < chanceOfSmall ? ObjectSize.Small : ObjectSize.Large;
                var item = Draft(random, items, size, Grid * (size == ObjectSize.Large ? random.Next(6, 8) : count > CrowdedFrom ? random.Next(3, 5) : 4), Grid);
                var clear = sign is null || !sign.Box.Touches(item.Box, Gap);
                if (clear && items.TrueForAll(other => !other.Box.Touches(item.Box, Gap) && other.FullName != item.FullName))
                {
                    items.Add(item);
                }
            }

            if (items.Count == count)
            {
                return new Scene(Palette.Light(random), items, sign, random.NextUInt64());
            }
        }
    }

    private static SceneObject Draft(SeededRandom random, List<SceneObject> others, ObjectSize size, double extent, int grid)
    {
        var shape = (Shape)random.Next(Names.Shapes.Count);
        var colour = (ShapeColour)random.Next(Names.Colours.Count);
        if (others.Count > 0 && random.NextDouble() < ChanceToRepeat)
        {
            var model = random.Choose(others);
            (shape, colour) = random.Next(2) == 0 ? (model.Shape, colour) : (shape, model.Colour);
        }

        var (width, height) = (extent, extent);
        if (shape == Shape.Rectangle)
        {
            var thin = grid * Math.Round(extent * Between(random, 0.4, 0.66) / grid);
            (width, height) = random.Next(2) == 0 ? (extent, thin) : (thin, extent);
        }

        var (left, top) = (Place(random, width, grid), Place(random, height, grid));
        return new SceneObject(shape, colour, size, Palette.Paint(colour, random), new Box(left, top, left + width, top + height));
    }

    private static double Place(SeededRandom random, double extent, int grid)
        => grid * Math.Floor(Between(random, Margin + grid - 1, Canvas.Side - Margin - extent + 1) / grid);

    private static double Between(SeededRandom random, double from, double to) => from + ((to - from) * random.NextDouble());
}
