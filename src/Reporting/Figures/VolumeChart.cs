using System.Globalization;
using System.Text;
using CoIN.Reporting.Rendering;

namespace CoIN.Reporting.Figures;

/// <summary>Accuracy against the share of the training records: MAA as a line, ACC as a dashed one, for each method that a table has with several volumes.</summary>
internal static class VolumeChart
{
    private const string Key = "volume=";
    private const int Width = 420;
    private const int Height = 220;
    private const int Left = 56;
    private const int Top = 14;
    private const int Legend = 18;

    private static readonly string[] Measures = ["MAA", "ACC"];

    /// <summary>Returns one <c>svg</c> element, or an empty text where no method has two volumes.</summary>
    /// <param name="runs">The runs of a section.</param>
    public static string Draw(IReadOnlyList<ReportRun> runs)
    {
        var methods = runs.Select(run => (Run: run, Volume: Volume(run))).Where(item => item.Volume is not null && item.Run.Matrix is not null)
            .GroupBy(item => RunLabel.For(item.Run.Method, string.Join(';', Others(item.Run))), item => (item.Run, Volume: item.Volume!.Value))
            .Where(method => method.Count() > 1).ToList();
        if (methods.Count == 0)
        {
            return "";
        }

        var axes = new Axes(Left, Top, Width, Height, (0, 1), (0, 100));
        var svg = new StringBuilder(SvgText.Open(
            Left + Width + 230,
            Top + Height + 42,
            "Accuracy against the volume of training data",
            $"For {string.Join(", ", methods.Select(method => method.Key))}: MAA as a full line and ACC as a dashed line over the share of the training records, in percent."));
        svg.Append(axes.Draw([0, 0.2, 0.4, 0.6, 0.8, 1], [0, 20, 40, 60, 80, 100], "share of the training records", "percent"));
        for (var m = 0; m < methods.Count; m++)
        {
            svg.Append(Method(axes, methods[m].Key, [.. methods[m].OrderBy(item => item.Volume)], m));
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Method(Axes axes, string name, IReadOnlyList<(ReportRun Run, double Volume)> runs, int method)
    {
        var svg = new StringBuilder();
        for (var i = 0; i < Measures.Length; i++)
        {
            var measure = Measures[i];
            var series = (method * Measures.Length) + i;
            var points = runs.Select(item => (item.Volume, item.Run.Overall.First(cell => cell.Task == measure).Value)).ToList();
            var line = string.Join(' ', points.Select(point => $"{SvgText.Number(axes.AtX(point.Volume))},{SvgText.Number(axes.AtY(point.Value))}"));
            svg.Append($"""<polyline points="{line}" class="line {SeriesMark.Class(series)}{(i == 1 ? " dashed" : "")}"/>""");
            foreach (var (volume, value) in points)
            {
                svg.Append(SeriesMark.Draw(series, axes.AtX(volume), axes.AtY(value), 4, $"{name}, {SvgText.Number(volume)} of the data: {measure} {Figure.Text(value)}"));
            }

            var (x, y) = (Left + Width + 20, Top + 12 + (series * Legend));
            svg.Append(SeriesMark.Draw(series, x, y - 4, 5, measure)).Append(SvgText.Label(x + 12, y, $"{measure}, {name}", "start", "axis"));
        }

        return svg.ToString();
    }

    private static double? Volume(ReportRun run) =>
        Parts(run).FirstOrDefault(part => part.StartsWith(Key, StringComparison.Ordinal)) is { } part
        && double.TryParse(part.AsSpan(Key.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out var volume)
            ? volume
            : null;

    private static IEnumerable<string> Others(ReportRun run) => Parts(run).Where(part => !part.StartsWith(Key, StringComparison.Ordinal));

    private static string[] Parts(ReportRun run) => run.Setting.Split(';', StringSplitOptions.RemoveEmptyEntries);
}
