using System.Text;

namespace CoIN.Reporting.Figures;

/// <summary>How the accuracy on each task goes on after it was learnt: one small chart for each task, all to the same scale.</summary>
internal static class ForgettingCurves
{
    private const int PanelWidth = 112;
    private const int PanelHeight = 92;
    private const int PlotTop = 20;
    private const int PlotHeight = 56;
    private const int PlotLeft = 26;
    private const int PlotWidth = 78;
    private const int PanelsInRow = 4;

    /// <summary>Returns one <c>svg</c> element. The run has a matrix.</summary>
    public static string Draw(ReportRun run)
    {
        var count = run.Order.Count;
        var rows = (count + PanelsInRow - 1) / PanelsInRow;
        var svg = new StringBuilder(SvgText.Open(
            PanelWidth * Math.Min(count, PanelsInRow),
            PanelHeight * rows,
            $"Forgetting curves of {run.Label}",
            "One small chart for each task: its accuracy from 0 to 100 percent after each task of the sequence, beginning where it was learnt."));
        for (var t = 0; t < count; t++)
        {
            var (column, row) = (t % PanelsInRow, t / PanelsInRow);
            svg.Append($"""<g transform="translate({column * PanelWidth} {row * PanelHeight})">""").Append(Panel(run, t)).Append("</g>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Panel(ReportRun run, int task)
    {
        var count = run.Order.Count;
        var points = Enumerable.Range(task, count - task)
            .Where(k => run.Matrix![k][task] is not null)
            .Select(k => (X: X(k, count), Y: Y(run.Matrix![k][task]!.Value)))
            .ToList();
        var panel = new StringBuilder(SvgText.Label(PlotLeft, 13, run.Order[task], "start", "axis"));
        panel.Append($"""<path d="M{PlotLeft} {PlotTop}V{PlotTop + PlotHeight}H{PlotLeft + PlotWidth}" class="frame"/>""");
        panel.Append(SvgText.Label(PlotLeft - 4, PlotTop + 5, "100", "end", "tick")).Append(SvgText.Label(PlotLeft - 4, PlotTop + PlotHeight, "0", "end", "tick"));
        panel.Append($"""<polyline points="{string.Join(' ', points.Select(point => $"{SvgText.Number(point.X)},{SvgText.Number(point.Y)}"))}" class="curve"/>""");
        foreach (var (x, y) in points)
        {
            panel.Append($"""<circle cx="{SvgText.Number(x)}" cy="{SvgText.Number(y)}" r="2" class="dot"/>""");
        }

        return panel.ToString();
    }

    private static double X(int k, int count) => PlotLeft + 4 + (count == 1 ? 0 : k * (PlotWidth - 8.0) / (count - 1));

    private static double Y(double accuracy) => PlotTop + (PlotHeight * (1 - (accuracy / 100)));
}
