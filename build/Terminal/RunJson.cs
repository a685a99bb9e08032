using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>What became of a run, for programs.</summary>
internal static class RunJson
{
    /// <summary>Returns an object with the counts, the reports and one entry for each stage.</summary>
    public static string Write(string target, RunSummary summary, IReadOnlyList<string> reports, TimeSpan elapsed) => Json.Object(writer =>
    {
        writer.WriteString("target", target);
        writer.WriteNumber("ran", summary.Ran);
        writer.WriteNumber("cached", summary.Cached);
        writer.WriteNumber("failed", summary.Failed);
        writer.WriteNumber("skipped", summary.Skipped);
        writer.WriteBoolean("cancelled", summary.Cancelled);
        writer.WriteNumber("seconds", Math.Round(elapsed.TotalSeconds, 3));
        writer.WriteStartArray("reports");
        foreach (var report in reports)
        {
            writer.WriteStringValue(report);
        }

        writer.WriteEndArray();
        Json.Array(writer, "stages", summary.Results, result =>
        {
            writer.WriteString("name", result.Stage.Name);
            writer.WriteString("kind", result.Stage.Kind);
            writer.WriteString("outcome", result.Outcome.ToString());
            writer.WriteNumber("seconds", Math.Round(result.Duration.TotalSeconds, 3));
            if (result.Error is { } error)
            {
                writer.WriteString("error", error.Message);
            }

            if (result.SkippedBecauseOf is { } failed)
            {
                writer.WriteString("skippedBecauseOf", failed);
            }
        });
    });
}
