using System.Text;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Figures;

/// <summary>How the overall figures of one row went over the nights; equal distances, whatever the time between two nights.</summary>
internal static class TrendChart
{
    private const int Width = 420;
    private const int Height = 150;
    private const int Left = 56;
    private const int Top = 14;
    private const int Legend = 18;

    /// <summary>Returns one <c>svg</c> element.</summary>
    /// <param name="name">The row.</param>
    /// <param name="nights">How many nights there are.</param>
    /// <param name="lines">The figures by name; each has its value on those nights that have one, counted from 1.</param>
    public static string Draw(string name, int nights, IReadOnlyList<(string Name, IReadOnlyList<(int Night, double Value)> Points)> lines)
    {
        var values = lines.SelectMany(line => line.Points).Select(point => point.Value).ToList();
        var (low, high) = (10 * Math.Floor(Math.Min(0, values.Min()) / 10), 10 * Math.Ceiling(Math.Max(10, values.Max()) / 10));
        var axes = new Axes(Left, Top, Width, Height, (1, Math.Max(2, nights)), (low, high));
        var svg = new StringBuilder(SvgText.Open(Left + Width + 110, Top + Height + 42, name, $"{string.Join(", ", lines.Select(line => line.Name))} over {nights} nights."));
        svg.Append(axes.Draw(Ticks(nights), [low, (low + high) / 2, high], "night", "percent"));
        for (var i = 0; i < lines.Count; i++)
        {
            var points = lines[i].Points.Select(point => $"{SvgText.Number(axes.AtX(point.Night))},{SvgText.Number(axes.AtY(point.Value))}");
            svg.Append($"""<polyline points="{string.Join(' ', points)}" class="line {SeriesMark.Class(i)}"/>""");
            foreach (var (night, value) in lines[i].Points)
            {
                svg.Append(SeriesMark.Draw(i, axes.AtX(night), axes.AtY(value), 3, $"night {night}: {lines[i].Name} {Figure.Text(value)}"));
            }

            var (x, y) = (Left + Width + 20, Top + 12 + (i * Legend));
            svg.Append(SeriesMark.Draw(i, x, y - 4, 5, lines[i].Name)).Append(SvgText.Label(x + 12, y, lines[i].Name, "start", "axis"));
        }

        return svg.Append("</svg>").ToString();
    }

    private static IEnumerable<double> Ticks(int nights)
    {
        var step = Math.Max(1, (nights + 9) / 10);
        return Enumerable.Range(0, ((nights - 1) / step) + 1).Select(i => 1.0 + (i * step));
    }
}
