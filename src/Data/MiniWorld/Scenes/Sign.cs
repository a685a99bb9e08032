using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>A framed board with one word or number.</summary>
/// <param name="Text">A to Z and 0 to 9.</param>
/// <param name="Scale">Pixels a dot of the font: 1 or 2.</param>
/// <param name="Left">First column of the board.</param>
/// <param name="Top">First row of the board.</param>
/// <param name="Ink">The colour of letters and frame.</param>
/// <param name="Board">The colour behind the letters.</param>
internal sealed record Sign(string Text, int Scale, int Left, int Top, Rgb Ink, Rgb Board)
{
    /// <summary>Pixels of board around the letters.</summary>
    public const int Padding = 2;

    /// <summary>The whole board.</summary>
    public Box Box => new(Left, Top, Left + WidthOf(Text, Scale), Top + HeightOf(Scale));

    /// <summary>The letters' cells.</summary>
    public Box TextBox => new(Left + Padding, Top + Padding, Box.Right - Padding, Box.Bottom - Padding);

    /// <summary>Returns the width of a board in pixels.</summary>
    public static int WidthOf(string text, int scale) => PixelFont.WidthOf(text, scale) + (2 * Padding);

    /// <summary>Returns the height of a board in pixels.</summary>
    public static int HeightOf(int scale) => (PixelFont.Cell * scale) + (2 * Padding);

    /// <summary>Draws board, frame and letters.</summary>
    public void Draw(Canvas canvas)
    {
        var (width, height) = (WidthOf(Text, Scale), HeightOf(Scale));
        canvas.FillPixels(Left, Top, width, height, Board.Towards(Ink, 0.5));
        canvas.FillPixels(Left + 1, Top + 1, width - 2, height - 2, Board);
        PixelFont.Draw(canvas, Text, Left + Padding, Top + Padding, Scale, Ink);
    }
}
