using System.Globalization;
using System.Text;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages.Front;

/// <summary>Copies finished reports out of the store to where the user looks, with the facts of the run in their footers, and keeps the index of the folder.</summary>
/// <param name="session">The session of the run.</param>
/// <param name="plan">What the run knew beforehand.</param>
/// <param name="summary">What became of it; nothing failed.</param>
/// <remarks>What the user edits or deletes there harms nothing. A file that is as it was is not written again.</remarks>
internal sealed class ReportPublisher(PipelineSession session, Plan plan, RunSummary summary)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Dictionary<string, StageResult> _results = summary.Results.ToDictionary(result => result.Stage.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, PlannedStage> _planned = plan.Stages.ToDictionary(stage => stage.Stage.Name, StringComparer.Ordinal);

    /// <summary>Writes the reports of every goal.</summary>
    /// <param name="console">Hears of each file.</param>
    /// <exception cref="PipelineException">A file cannot be written.</exception>
    public void Publish(IPipelineConsole console)
    {
        var folder = session.Declared.Layout.ReportsOf(session.Declared.Profile.Name);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var goal in session.Declared.Goals)
            {
                Publish(goal, folder, console);
            }

            if (Directory.EnumerateFiles(folder, "*.html").Any())
            {
                Write(Path.Combine(folder, IndexPage.FileName), Utf8.GetBytes(IndexPage.Of(folder, session.Declared.Profile.Name, session.Declared.Layout.ReportTemplates)));
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"the reports cannot be written to '{folder}': {problem.Message}", problem);
        }
    }

    private void Publish(string goal, string folder, IPipelineConsole console)
    {
        var reports = summary.OutputOf(goal);
        var source = session.Store.Trees.Materialise(reports);
        var facts = Facts(goal);
        foreach (var file in reports.Files)
        {
            var target = Path.Combine(folder, file.Path);
            var bytes = File.ReadAllBytes(Path.Combine(source, file.Path));
            Write(target, IsText(file.Path) ? Utf8.GetBytes(RunFacts.Insert(Utf8.GetString(bytes), Path.GetExtension(file.Path), facts)) : bytes);
            console.ReportWritten(target);
        }
    }

    private static bool IsText(string file) => Path.GetExtension(file) is ".html" or ".md" or ".tex";

    private static void Write(string target, byte[] bytes)
    {
        if (!File.Exists(target) || !File.ReadAllBytes(target).AsSpan().SequenceEqual(bytes))
        {
            File.WriteAllBytes(target, bytes);
        }
    }

    // What the report was made through: its own stage and all before it.
    private KeyValuePair<string, string>[] Facts(string goal)
    {
        var stages = plan.Graph.Closure([goal]);
        var ran = stages.Where(stage => _results[stage.Name].Outcome == StageOutcome.Ran).ToList();
        var time = ran.Count == 0 ? "" : $" ({Seconds(summary.Duration.TotalSeconds)} s for the whole command)";
        return
        [
            new("Stages", $"{stages.Count}; {ran.Count} ran and {stages.Count - ran.Count} came from the cache{time}"),
            new("Cost", $"{Seconds(stages.Sum(DeviceSeconds))} device-seconds of models on {string.Join(" and ", Devices(stages))}, whenever they were spent; {Seconds(stages.Sum(stage => Duration(stage).TotalSeconds))} s of stages in all"),
        ];
    }

    private static IEnumerable<string> Devices(IEnumerable<Stage> stages) =>
        stages.Where(IsComputing).Select(stage => stage.Needs.Gpus > 0 ? "GPU" : "CPU cores").Distinct();

    // Models occupy a device: a GPU, or the cores that they calculate on.
    private double DeviceSeconds(Stage stage) => IsComputing(stage) ? Duration(stage).TotalSeconds * Math.Max(1, stage.Needs.Gpus > 0 ? stage.Needs.Gpus : stage.Needs.Cores) : 0;

    private static bool IsComputing(Stage stage) => stage.Kind is BaseStage.Kind or TrainStage.Kind or PredictStage.Kind;

    private TimeSpan Duration(Stage stage) => _results[stage.Name] is { Outcome: StageOutcome.Ran } result
        ? result.Duration
        : _planned[stage.Name].Known?.Duration ?? (_results[stage.Name].Key is { } key ? session.Store.Actions.FindResult(key, out _)?.Duration : null) ?? TimeSpan.Zero;

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);
}
