using System.Globalization;
using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Graph.Runs;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets.Questions;

/// <summary>Compares two runs: what their stages read, and the figures.</summary>
internal sealed class DiffTarget : IBuildTarget
{
    private const int MostStages = 3;

    private static readonly Option From = new("from", "RUN", "the first run: its name, 'last' or 'last-N' (default: last-1)");
    private static readonly Option To = new("to", "RUN", "the second run (default: last)");

    /// <inheritdoc/>
    public string Name => "Diff";

    /// <inheritdoc/>
    public string Description => "Compares two runs: parameters, inputs, code and figures";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [From, To, Option.Cache, Option.Json];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var comparison = QuestionProgram.Compare(
            Path.GetFullPath(invocation.Cache, door.RepositoryRoot), invocation[From] ?? "last-1", invocation[To] ?? "last");
        door.Output.WriteLine(invocation.Json ? JsonText.Of(Answer(comparison)) : string.Join('\n', Lines(comparison)));
        return Task.FromResult(0);
    }

    private static object Answer(RunComparison comparison) => new
    {
        From = new { comparison.From.Name, comparison.From.Target, comparison.From.Profile, comparison.From.Origin },
        To = new { comparison.To.Name, comparison.To.Target, comparison.To.Profile, comparison.To.Origin },
        comparison.Causes,
        comparison.Figures,
    };

    private static IEnumerable<string> Lines(RunComparison comparison)
    {
        yield return $"from {Title(comparison.From)}";
        yield return $"to   {Title(comparison.To)}";
        var difference = comparison.Causes;
        foreach (var cause in difference.Causes)
        {
            var more = cause.Stages.Count > MostStages ? $" and {cause.Stages.Count - MostStages} more" : "";
            foreach (var change in PartChange.Of(cause.Part, cause.Old, cause.New))
            {
                yield return $"{change.Part}: {change.Old ?? "(not there)"} -> {change.New ?? "(gone)"}   in {string.Join(", ", cause.Stages.Take(MostStages))}{more}";
            }
        }

        foreach (var (title, stages) in new[] { ("only in the second", difference.Added), ("only in the first", difference.Removed), ("record gone", difference.Unknown) })
        {
            if (stages.Count > 0)
            {
                yield return $"{title}: {stages.Count} stages, such as {stages[0]}";
            }
        }

        foreach (var (title, only) in new[] { ("only in the second", comparison.Figures.Where(figure => figure.Old is null)), ("only in the first", comparison.Figures.Where(figure => figure.New is null)) })
        {
            if (only.FirstOrDefault() is { } one)
            {
                yield return $"{title}: {only.Count()} figures, such as {one.Experiment}: {one.Figure}";
            }
        }

        var moved = comparison.Figures.Where(figure => figure is { Old: not null, New: not null }).ToList();
        foreach (var figure in moved)
        {
            yield return $"{figure.Experiment}: {figure.Figure}: {Number(figure.Old)} -> {Number(figure.New)} ({Change(figure)})";
        }

        yield return $"Diff: {difference.Causes.Count} causes, {difference.Changed.Count} stages with other keys, {moved.Count} figures moved";
    }

    private static string Title(RunRecord run) => $"{run.Name}: {run.Target}, profile {run.Profile}: {run.Origin.Command}";

    private static string Number(double? value) => value!.Value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Change(FigureChange figure) => (figure.New!.Value - figure.Old!.Value).ToString("+0.00;-0.00", CultureInfo.InvariantCulture);
}
