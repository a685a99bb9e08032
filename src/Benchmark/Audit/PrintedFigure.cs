using System.Globalization;

namespace CoIN.Benchmark.Audit;

/// <summary>Whether a computed figure can be the one that is printed.</summary>
internal static class PrintedFigure
{
    private const double Slack = 0.001; // Beyond half of the last printed digit; the cells that enter a mean are themselves rounded.

    /// <summary>Whether rounding or cutting off gives the printed figure.</summary>
    public static bool Allows(PublishedFigure printed, double computed)
    {
        var unit = Math.Pow(10, -printed.Decimals);
        var cut = Math.Truncate(computed / unit) * unit;
        return Math.Abs(computed - printed.Value) <= (0.5 * unit) + Slack || Math.Abs(cut - printed.Value) < Slack;
    }

    /// <summary>Returns the figure with three decimals.</summary>
    public static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
