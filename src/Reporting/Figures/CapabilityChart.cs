using System.Text;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Figures;

/// <summary>What a run knows against what it says as asked: reasoning capability over truth alignment, a point for each task and a large one for the mean.</summary>
internal static class CapabilityChart
{
    private const int Size = 300;
    private const int Left = 56;
    private const int Top = 14;
    private const int Legend = 18;

    private static readonly double[] Ticks = [0, 20, 40, 60, 80, 100];

    /// <summary>Returns one <c>svg</c> element.</summary>
    /// <param name="gaps">The lines to draw, at least one: of each run the one after the last task.</param>
    public static string Draw(IReadOnlyList<CapabilityGap> gaps)
    {
        var axes = new Axes(Left, Top, Size, Size, (0, 100), (0, 100));
        var svg = new StringBuilder(SvgText.Open(
            Left + Size + 230,
            Math.Max(Top + Size + 42, Top + 8 + (gaps.Count * Legend)),
            "Truth alignment against reasoning capability",
            $"For {string.Join(", ", gaps.Select(gap => gap.Label))}: a small point for each task and a large one for the mean. Above the dashed line a run knows more than it says in the form it was asked for."));
        svg.Append(axes.Draw(Ticks, Ticks, "truth alignment, percent", "reasoning capability, percent"));
        svg.Append($"""<path d="M{SvgText.Number(axes.AtX(0))} {SvgText.Number(axes.AtY(0))}L{SvgText.Number(axes.AtX(100))} {SvgText.Number(axes.AtY(100))}" class="diagonal"/>""");
        for (var i = 0; i < gaps.Count; i++)
        {
            foreach (var figure in gaps[i].Figures)
            {
                var text = $"{gaps[i].Label}, {figure.Task}: truth alignment {Figure.Text(figure.TruthAlignment)}, reasoning capability {Figure.Text(figure.ReasoningCapability)}";
                svg.Append(SeriesMark.Draw(i, axes.AtX(figure.TruthAlignment), axes.AtY(figure.ReasoningCapability), figure.Task == "mean" ? 7 : 3, text));
            }

            var y = Top + 12 + (i * Legend);
            svg.Append(SeriesMark.Draw(i, Left + Size + 24, y - 4, 5, gaps[i].Label)).Append(SvgText.Label(Left + Size + 36, y, gaps[i].Label, "start", "axis"));
        }

        return svg.Append("</svg>").ToString();
    }
}
