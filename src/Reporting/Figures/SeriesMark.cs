using System.Globalization;

namespace CoIN.Reporting.Figures;

/// <summary>How the points of a series look: a colour and a shape, so that no reader depends on the colour.</summary>
internal static class SeriesMark
{
    /// <summary>How many colours the templates have, in the classes <c>series-1</c> and so on.</summary>
    public const int Colours = 8;

    private const int Shapes = 5;

    /// <summary>Returns the class of a series' colour.</summary>
    /// <param name="series">Its number, from 0.</param>
    public static string Class(int series) => string.Create(CultureInfo.InvariantCulture, $"series-{(series % Colours) + 1}");

    /// <summary>Returns one point as SVG; pointing at it shows a text.</summary>
    /// <param name="series">The series' number, from 0.</param>
    /// <param name="x">Its place.</param>
    /// <param name="y">Its place.</param>
    /// <param name="radius">Half its width.</param>
    /// <param name="text">What it stands for.</param>
    public static string Draw(int series, double x, double y, double radius, string text)
    {
        var (r, n) = (radius, (Func<double, string>)SvgText.Number);
        var path = (series % Shapes) switch
        {
            0 => $"M{n(x - r)} {n(y)}a{n(r)} {n(r)} 0 1 0 {n(2 * r)} 0a{n(r)} {n(r)} 0 1 0 {n(-2 * r)} 0",
            1 => $"M{n(x - r)} {n(y - r)}h{n(2 * r)}v{n(2 * r)}h{n(-2 * r)}z",
            2 => $"M{n(x)} {n(y - (1.2 * r))}L{n(x + (1.1 * r))} {n(y + (0.8 * r))}H{n(x - (1.1 * r))}z",
            3 => $"M{n(x)} {n(y - (1.3 * r))}L{n(x + (1.3 * r))} {n(y)}L{n(x)} {n(y + (1.3 * r))}L{n(x - (1.3 * r))} {n(y)}z",
            _ => $"M{n(x)} {n(y + (1.2 * r))}L{n(x + (1.1 * r))} {n(y - (0.8 * r))}H{n(x - (1.1 * r))}z",
        };
        return $"""<path d="{path}" class="mark {Class(series)}"><title>{SvgText.Escape(text)}</title></path>""";
    }
}
