using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>A word without a board.</summary>
/// <param name="Text">A to Z.</param>
/// <param name="Scale">Pixels a dot of the font.</param>
/// <param name="Left">First column.</param>
/// <param name="Top">First row.</param>
/// <param name="Ink">The colour.</param>
internal sealed record Lettering(string Text, int Scale, int Left, int Top, Rgb Ink)
{
    /// <summary>The letters' cells.</summary>
    public Box Box => new(Left, Top, Left + PixelFont.WidthOf(Text, Scale), Top + (PixelFont.Cell * Scale));

    /// <summary>The word as a title is written, for example <c>Cat</c>.</summary>
    public string Title => Names.Title(Text);

    /// <summary>Places a word at random on the grid of cells, between two rows of cells.</summary>
    /// <param name="random">Where chance comes from.</param>
    /// <param name="text">A to Z.</param>
    /// <param name="scale">Pixels a dot of the font.</param>
    /// <param name="firstRow">The highest row of cells, inclusive.</param>
    /// <param name="lastRow">The lowest row of cells, exclusive.</param>
    /// <param name="ink">The colour.</param>
    public static Lettering Sample(SeededRandom random, string text, int scale, int firstRow, int lastRow, Rgb ink)
    {
        var room = (Canvas.Side - PixelFont.WidthOf(text, scale)) / PixelFont.Cell;
        return new Lettering(text, scale, PixelFont.Cell * random.Next(room + 1), PixelFont.Cell * random.Next(firstRow, lastRow), ink);
    }

    /// <summary>Draws the word.</summary>
    public void Draw(Canvas canvas) => PixelFont.Draw(canvas, Text, Left, Top, Scale, Ink);
}
