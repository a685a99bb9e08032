using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Reporting;
using CoIN.Store;

namespace CoIN.Stages.Front.Nightly;

/// <summary>The figures and keys of a run, and how they compare with accepted ones.</summary>
/// <param name="platform">Where the run computes.</param>
/// <param name="plan">The plan of the run.</param>
/// <param name="summary">What became of it; nothing failed.</param>
internal sealed class NightlyComparison(string platform, Plan plan, RunSummary summary)
{
    private const int KeyDigits = 16;

    /// <summary>Returns a run as a baseline.</summary>
    /// <param name="profile">The profile's name.</param>
    /// <param name="seeds">How many seeds it had.</param>
    /// <param name="store">Where its tables are.</param>
    public Baseline Baseline(string profile, int seeds, ContentStore store) => new()
    {
        Profile = profile,
        Platform = platform,
        Seeds = seeds,
        Figures = [.. Tables(store).SelectMany(Figures)],
        Stages = new SortedDictionary<string, string>(
            summary.Results.Where(result => result.Key is not null).ToDictionary(result => result.Stage.Name, result => Short(result.Key!.Value)), StringComparer.Ordinal),
    };

    /// <summary>Returns the figures of a baseline that a run has otherwise.</summary>
    /// <param name="old">What was accepted.</param>
    /// <param name="now">The run.</param>
    /// <exception cref="PipelineException">The platform is another one and the baseline has no spread.</exception>
    /// <remarks>
    /// On the platform of the baseline every figure must be what it was. Elsewhere one may move as far as another seed of training might move it: the half width of the 95 %
    /// prediction interval of one more run, t(n - 1) * s * sqrt(1 + 1/n), s being the spread over n seeds. All seeds share the base model, so what another platform's rounding
    /// does to that is not in the spread. A figure without a spread is not compared there; see <see cref="NotComparable"/>.
    /// </remarks>
    public IReadOnlyList<MovedFigure> Moved(Baseline old, Baseline now)
    {
        CheckPlatform(old, platform);
        var current = now.Figures.ToDictionary(Key);
        var changes = new Dictionary<(string, string), string?>();
        return
        [
            .. from figure in old.Figures
               let value = current.GetValueOrDefault(Key(figure))?.Value
               let tolerance = old.Platform == platform ? null : Tolerance(figure.Spread, old.Seeds)
               where value is null || (IsComparable(figure, old) && Math.Abs(value.Value - figure.Value) > (tolerance ?? 0) + 1e-9)
               select new MovedFigure(figure, value, tolerance, FirstChange(figure, old, now, changes)),
        ];
    }

    /// <summary>Returns how many figures of a baseline <see cref="Moved"/> leaves out: the platform is another one, and what trains nothing has one seed and so no spread.</summary>
    /// <param name="old">What was accepted.</param>
    public int NotComparable(Baseline old) => old.Figures.Count(figure => !IsComparable(figure, old));

    /// <summary>Refuses a comparison between platforms without a tolerance.</summary>
    /// <param name="old">What was accepted.</param>
    /// <param name="platform">Where the run computes.</param>
    /// <exception cref="PipelineException">The platform is another one and the baseline has no spread.</exception>
    public static void CheckPlatform(Baseline old, string platform)
    {
        if (old.Platform != platform && old.Seeds < 2)
        {
            throw new PipelineException(
                $"the baseline is from '{old.Platform}', this is '{platform}', and one seed gives no tolerance between the two; accept it there with --seeds=5, or accept one here");
        }
    }

    private static double? Tolerance(double? spread, int seeds) => StudentT.Critical(seeds - 1) * spread * Math.Sqrt(1 + (1.0 / seeds));

    private bool IsComparable(BaselineFigure figure, Baseline old) => old.Platform == platform || figure.Spread is not null;

    private static (string, string, string, string, string) Key(BaselineFigure figure) => (figure.Table, figure.Row, figure.Aspect, figure.Line, figure.Task);

    private IEnumerable<TableReport> Tables(ContentStore store) => summary.Results.Where(result => result.Stage.Kind == TableStage.Kind)
        .OrderBy(result => result.Stage.Name, StringComparer.Ordinal).Select(result => TableStage.Read(store.Trees.Materialise(result.Output!)));

    private static IEnumerable<BaselineFigure> Figures(TableReport table) =>
        from section in table.Sections
        from run in section.Runs
        from place in run.Lines.SelectMany(line => line.Cells.Select(cell => (line.Row, Cell: cell))).Concat(run.Overall.Select(cell => (Row: "overall", Cell: cell)))
        select new BaselineFigure(
            table.Description.Id, run.Label, section.Aspect, place.Row, place.Cell.Task, place.Cell.Seeds?[0] ?? place.Cell.Value,
            place.Cell.Seeds is { } seeds ? StudentT.StandardDeviation(seeds) : null);

    // The stages behind a row, each after those that it reads: the first one that changed is where the change began.
    private string? FirstChange(BaselineFigure figure, Baseline old, Baseline now, Dictionary<(string, string), string?> known)
    {
        if (!known.TryGetValue((figure.Table, figure.Row), out var change))
        {
            var row = now.Figures.Where(other => other.Table == figure.Table).Select(other => other.Row).Distinct().ToList().IndexOf(figure.Row);
            var name = $"{figure.Table}/{TableStage.Kind}";
            var metrics = plan.Stages.FirstOrDefault(stage => stage.Stage.Name == name)?.Stage.Inputs.GetValueOrDefault(TableStage.RowInput(row, 0))?.Stage;
            var behind = metrics is null ? [] : plan.Graph.Closure([metrics]).Select(stage => stage.Name);
            change = behind.Append(name).FirstOrDefault(stage => old.Stages.GetValueOrDefault(stage) != now.Stages.GetValueOrDefault(stage));
            known[(figure.Table, figure.Row)] = change;
        }

        return change;
    }

    private static string Short(Digest key) => key.ToString() is var text && text.IndexOf(':') is var colon ? text.Substring(colon + 1, KeyDigits) : text;
}
