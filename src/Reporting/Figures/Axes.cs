using System.Text;

namespace CoIN.Reporting.Figures;

/// <summary>A plot area with two axes, their ticks and names. Values are mapped to the area; the second axis goes up.</summary>
/// <param name="Left">The left edge of the area.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="X">The least and the greatest value of the horizontal axis.</param>
/// <param name="Y">The same of the vertical axis.</param>
internal sealed record Axes(double Left, double Top, double Width, double Height, (double Low, double High) X, (double Low, double High) Y)
{
    private const int TickLength = 4;

    /// <summary>Returns where a value of the horizontal axis is.</summary>
    public double AtX(double value) => Left + (Width * (value - X.Low) / (X.High - X.Low));

    /// <summary>Returns where a value of the vertical axis is.</summary>
    public double AtY(double value) => Top + (Height * (1 - ((value - Y.Low) / (Y.High - Y.Low))));

    /// <summary>Returns the axes as SVG.</summary>
    /// <param name="ticksX">The values that are marked on the horizontal axis.</param>
    /// <param name="ticksY">The same of the vertical axis.</param>
    /// <param name="nameX">What the horizontal axis is called.</param>
    /// <param name="nameY">The same of the vertical axis.</param>
    public string Draw(IEnumerable<double> ticksX, IEnumerable<double> ticksY, string nameX, string nameY)
    {
        var (bottom, n) = (Top + Height, (Func<double, string>)SvgText.Number);
        var svg = new StringBuilder($"""<path d="M{n(Left)} {n(Top)}V{n(bottom)}H{n(Left + Width)}" class="frame"/>""");
        foreach (var tick in ticksX)
        {
            svg.Append($"""<path d="M{n(AtX(tick))} {n(bottom)}v{TickLength}" class="frame"/>""").Append(SvgText.Label(AtX(tick), bottom + 15, n(tick), "middle", "tick"));
        }

        foreach (var tick in ticksY)
        {
            svg.Append($"""<path d="M{n(Left)} {n(AtY(tick))}h-{TickLength}" class="frame"/>""").Append(SvgText.Label(Left - 7, AtY(tick) + 3, n(tick), "end", "tick"));
        }

        return svg.Append(SvgText.Label(Left + (Width / 2), bottom + 31, nameX, "middle", "axis"))
            .Append($"""<g transform="translate({n(Left - 34)} {n(Top + (Height / 2))}) rotate(-90)">{SvgText.Label(0, 0, nameY, "middle", "axis")}</g>""").ToString();
    }
}
