using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>A board full of words and numbers, one a line: only the base corpus shows it, as practice in reading.</summary>
/// <param name="Background">The board's colour.</param>
/// <param name="Lines">The lines from top to bottom.</param>
/// <param name="NoiseSeed">Decides the pixel noise.</param>
internal sealed record NoticeBoard(Rgb Background, IReadOnlyList<Lettering> Lines, ulong NoiseSeed) : IPicture
{
    private const int Rows = Canvas.Side / PixelFont.Cell;

    /// <inheritdoc/>
    public int Blur => 0;

    /// <summary>Draws a board at random: four to eight lines in letters of both sizes.</summary>
    public static NoticeBoard Sample(SeededRandom random)
    {
        var (ink, board) = random.Next(2) == 0 ? (Palette.Dark(random), Palette.Light(random)) : (Palette.Light(random), Palette.Dark(random));
        var lines = new List<Lettering>();
        for (var row = 0; row < Rows;)
        {
            var text = SignTexts.Draw(random).Text;
            var scale = random.Next(2) == 0 ? Math.Min(Rows - row, PixelFont.LargestScale(text)) : 1;
            lines.Add(Lettering.Sample(random, text, scale, row, row + 1, ink));
            row += scale;
        }

        return new NoticeBoard(board, lines, random.NextUInt64());
    }

    /// <inheritdoc/>
    public void Draw(Canvas canvas)
    {
        foreach (var line in Lines)
        {
            line.Draw(canvas);
        }
    }
}
