namespace CoIN.Data.MiniWorld.Drawing;

/// <summary>Capital letters and digits of 5 by 7 dots, each in a cell of 8 by 8 dots.</summary>
/// <remarks>
/// Texts are placed so that cells fall on a grid of 8 pixels. The small vision tower learns to read such letters in minutes; letters at
/// any offset it does not (docs/decisions). All methods see the same letters.
/// </remarks>
internal static class PixelFont
{
    /// <summary>Columns and rows of dots in a cell, and the pixels of the grid that cells fall on.</summary>
    public const int Cell = 8;

    private const int Height = 7;
    private const int Width = 5;
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    // Seven rows a letter, two hexadecimal digits a row, the highest of five bits being the leftmost dot.
    private static readonly string[] Glyphs =
    [
        "0E11111F111111", "1E11111E11111E", "0E11101010110E", "1E11111111111E", "1F10101E10101F", "1F10101E101010", "0E11101711110F",
        "1111111F111111", "0E04040404040E", "0702020202120C", "11121418141211", "1010101010101F", "111B1515111111", "11111915131111",
        "0E11111111110E", "1E11111E101010", "0E11111115120D", "1E11111E141211", "0F10100E01011E", "1F040404040404", "1111111111110E",
        "11111111110A04", "1111111515150A", "11110A040A1111", "1111110A040404", "1F01020408101F",
        "0E11131519110E", "040C040404040E", "0E11010204081F", "1F02040201110E", "02060A121F0202", "1F101E0101110E", "0608101E11110E",
        "1F010204080808", "0E11110E11110E", "0E11110F01020C",
    ];

    private static readonly byte[][] Rows = Array.ConvertAll(Glyphs, Convert.FromHexString);

    /// <summary>Returns how wide a text is drawn, in pixels.</summary>
    /// <param name="text">A to Z and 0 to 9.</param>
    /// <param name="scale">Pixels a dot.</param>
    public static int WidthOf(string text, int scale) => text.Length * Cell * scale;

    /// <summary>Returns the largest scale that a text has room for: 2 up to three letters, else 1.</summary>
    public static int LargestScale(string text) => text.Length <= 3 ? 2 : 1;

    /// <summary>Draws a text.</summary>
    /// <param name="canvas">Where to draw; what lies outside is cut off.</param>
    /// <param name="text">A to Z and 0 to 9.</param>
    /// <param name="left">First column of the first cell.</param>
    /// <param name="top">First row.</param>
    /// <param name="scale">Pixels a dot.</param>
    /// <param name="ink">The colour.</param>
    public static void Draw(Canvas canvas, string text, int left, int top, int scale, Rgb ink)
    {
        foreach (var character in text)
        {
            var rows = Rows[Characters.IndexOf(character, StringComparison.Ordinal)];
            for (var dot = 0; dot < Width * Height; dot++)
            {
                var (row, column) = Math.DivRem(dot, Width);
                if ((rows[row] >> (Width - 1 - column) & 1) != 0)
                {
                    canvas.FillPixels(left + ((column + 1) * scale), top + (row * scale), scale, scale, ink);
                }
            }

            left += Cell * scale;
        }
    }
}
