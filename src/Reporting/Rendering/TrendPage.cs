using System.Globalization;
using CoIN.Reporting.Figures;

namespace CoIN.Reporting.Rendering;

/// <summary>The page with the overall figures of all nights.</summary>
public static class TrendPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "trend.html";

    /// <summary>Returns the page.</summary>
    /// <param name="nights">The nights, the oldest first; at least one.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="templatesFolder">Holds <c>trend.html.hbs</c>.</param>
    /// <exception cref="Errors.PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Of(IReadOnlyList<Night> nights, string profile, string templatesFolder)
    {
        ArgumentNullException.ThrowIfNull(nights);
        var rows = nights.SelectMany((night, i) => night.Figures.Select(figure => (Night: i + 1, Figure: figure)))
            .GroupBy(item => (item.Figure.Table, item.Figure.Row, item.Figure.Aspect));
        return Template.Fill(
            Path.Combine(templatesFolder, "trend.html.hbs"),
            new
            {
                profile,
                count = nights.Count.ToString(CultureInfo.InvariantCulture),
                tables = rows.GroupBy(row => row.Key.Table).Select(table => new
                {
                    id = table.Key,
                    charts = table.Select(row => new ChartView($"{row.Key.Row}: {Aspects.Heading(row.Key.Aspect)}", Chart([.. row], nights.Count))).ToList(),
                }).ToList(),
                nights = nights.Select(View).Reverse().ToList(),
            },
            Template.EncoderFor(".html"));
    }

    private static string Chart(IReadOnlyList<(int Night, NightFigure Figure)> row, int nights) => TrendChart.Draw(
        $"{row[0].Figure.Table}, {row[0].Figure.Row}, {Aspects.Heading(row[0].Figure.Aspect)}",
        nights,
        [.. row.GroupBy(item => item.Figure.Figure).Select(line => (line.Key, (IReadOnlyList<(int, double)>)[.. line.Select(item => (item.Night, item.Figure.Value))]))]);

    private static object View(Night night, int index) => new
    {
        number = (index + 1).ToString(CultureInfo.InvariantCulture),
        at = night.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        platform = night.Platform,
        stages = string.Create(CultureInfo.InvariantCulture, $"{night.Ran} ran, {night.Cached} cached"),
        seconds = night.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
        moved = night.Moved == 0 ? "none" : night.Moved.ToString(CultureInfo.InvariantCulture),
    };
}
