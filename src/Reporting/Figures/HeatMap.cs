using System.Text;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Figures;

/// <summary>The accuracy matrix of a run as coloured squares: rows are the tasks learnt, columns the tasks measured. The number stands in every square.</summary>
internal static class HeatMap
{
    private const int Left = 84;
    private const int Top = 64;
    private const int Width = 46;
    private const int Height = 24;
    private const int RightForLastName = 36;
    private const double DarkAbove = 78; // From here on light text has the better contrast.

    /// <summary>Returns one <c>svg</c> element. The run has a matrix.</summary>
    public static string Draw(ReportRun run)
    {
        var matrix = run.Matrix!;
        var count = run.Order.Count;
        var svg = new StringBuilder(SvgText.Open(
            Left + (count * Width) + RightForLastName,
            Top + (count * Height) + 8,
            $"Accuracy matrix of {run.Label}",
            $"Row by row the accuracies after learning {string.Join(", then ", run.Order)}; column by column the task measured, in the same order."));
        for (var k = 0; k < count; k++)
        {
            var y = Top + (k * Height);
            svg.Append(SvgText.Label(Left - 6, y + 16, run.Order[k], "end", "axis"));
            svg.Append(ColumnName(run.Order[k], Left + (k * Width) + (Width / 2)));
            for (var t = 0; t < count; t++)
            {
                if (matrix[k][t] is { } accuracy)
                {
                    svg.Append(Square(Left + (t * Width), y, accuracy));
                }
            }
        }

        return svg.Append("</svg>").ToString();
    }

    private static string ColumnName(string task, double x) =>
        $"""<g transform="translate({SvgText.Number(x)} {Top - 6}) rotate(-35)">{SvgText.Label(0, 0, task, "start", "axis")}</g>""";

    private static string Square(double x, double y, double accuracy)
    {
        var style = accuracy > DarkAbove ? "value on-dark" : "value";
        return $"""<rect x="{SvgText.Number(x)}" y="{SvgText.Number(y)}" width="{Width - 1}" height="{Height - 1}" class="heat" fill-opacity="{SvgText.Number(0.04 + (0.0092 * accuracy))}"/>"""
            + SvgText.Label(x + (Width / 2), y + 16, Figure.Text(accuracy), "middle", style);
    }
}
