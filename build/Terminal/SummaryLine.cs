using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>The last line of a run.</summary>
internal static class SummaryLine
{
    /// <summary>Returns, for example, <c>Table8: 12 ran, 390 cached, 0 failed in 41.3 s</c>; skipped stages are named if there are any.</summary>
    public static string Of(string target, RunSummary summary, TimeSpan elapsed)
    {
        var skipped = summary.Skipped > 0 ? $", {summary.Skipped} skipped" : "";
        return $"{target}: {summary.Ran} ran, {summary.Cached} cached, {summary.Failed} failed{skipped} in {Words.Duration(elapsed)}";
    }
}
