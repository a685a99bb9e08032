using System.Runtime.InteropServices;
using System.Text.Json;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Reporting;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages.Front.Nightly;

/// <summary>Runs the tables that a profile watches, and compares them with what was accepted.</summary>
public static class NightlyProgram
{
    /// <summary>The target that compares.</summary>
    public const string Compare = "Nightly";

    /// <summary>The target that accepts.</summary>
    public const string Accept = "Accept";

    private static readonly JsonSerializerOptions HistoryJson = new(StageJson.Options) { WriteIndented = false };

    /// <summary>Runs the tables; compares the figures with the baseline, appends them to the history and draws the trend, or makes them the baseline.</summary>
    /// <param name="request">What the user asked for, the target <see cref="Compare"/> or <see cref="Accept"/>.</param>
    /// <param name="console">Hears the plan, the progress, the reports, and of each figure that moved.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="PipelineException">The user's mistake; a baseline that does not fit is found before anything runs.</exception>
    public static async Task<NightlyOutcome> RunAsync(PipelineRequest request, IPipelineConsole console, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(console);
        var accepts = string.Equals(request.Target, Accept, StringComparison.OrdinalIgnoreCase);
        var layout = new RepositoryLayout(request.RepositoryRoot);
        var profile = Settings.ProfileFiles.Read(layout, request.Profile, request.Overrides);
        var platform = Platform(request.Device);
        var baseline = accepts ? null : Baseline.Read(layout.BaselineOf(profile.Name), profile.Name);
        if (baseline is not null)
        {
            NightlyComparison.CheckPlatform(baseline, platform);
        }

        IReadOnlyList<MovedFigure> moved = [];
        var summary = await PipelineProgram.RunAsync(
            request,
            console,
            (session, plan, run) =>
            {
                var comparison = new NightlyComparison(platform, plan, run);
                var now = comparison.Baseline(profile.Name, profile.Seeds, session.Store);
                if (baseline is null)
                {
                    now.Write(layout.BaselineOf(profile.Name));
                    console.ReportWritten(layout.BaselineOf(profile.Name));
                    return;
                }

                moved = comparison.Moved(baseline, now);
                foreach (var figure in moved)
                {
                    console.Warn($"{figure}");
                }

                if (comparison.NotComparable(baseline) is > 0 and var left)
                {
                    console.Warn($"{left} of {baseline.Figures.Count} figures were not compared: the baseline is from '{baseline.Platform}', and they have one seed, which gives no tolerance between platforms");
                }

                Remember(now, run, moved.Count, layout, console);
            },
            cancellation);
        return new NightlyOutcome(summary, moved);
    }

    private static void Remember(Baseline now, RunSummary run, int moved, RepositoryLayout layout, IPipelineConsole console)
    {
        var history = layout.HistoryOf(now.Profile);
        var night = new Night(
            TimeProvider.System.GetUtcNow(), now.Platform, run.Duration.TotalSeconds, run.Ran, run.Cached, moved,
            [.. now.Figures.Where(figure => figure.Line == "overall").Select(figure => new NightFigure(figure.Table, figure.Row, figure.Aspect, figure.Task, figure.Value))]);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(history)!);
            File.AppendAllText(history, JsonSerializer.Serialize(night, HistoryJson) + "\n");
            var nights = File.ReadLines(history).Where(line => line.Length > 0).Select((line, i) => Read(line, history, i + 1)).ToList();
            var page = Path.Combine(layout.ReportsOf(now.Profile), TrendPage.FileName);
            File.WriteAllText(page, TrendPage.Of(nights, now.Profile, layout.ReportTemplates));
            console.ReportWritten(history);
            console.ReportWritten(page);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"the history cannot be written to '{history}': {problem.Message}", problem);
        }
    }

    private static Night Read(string line, string file, int number)
    {
        try
        {
            return JsonSerializer.Deserialize<Night>(line, HistoryJson) ?? throw new JsonException("null");
        }
        catch (JsonException problem)
        {
            throw new PipelineException($"{file}:{number}: not a night: {problem.Message}; delete the line", problem);
        }
    }

    // Results are the same to the last bit only where processor and libtorch are the same.
    private static string Platform(string device) =>
        $"{RuntimeInformation.RuntimeIdentifier}, {Processor()}, libtorch {Torch.TorchRuntime.Version}, {device.Split(':')[0]}";

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? "unknown processor" : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
