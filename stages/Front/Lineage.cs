using System.Text.Json;
using CoIN.Errors;
using CoIN.Evaluation.Scorers;
using CoIN.Graph;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>Where a figure comes from.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Published">Its accuracy under the published rules, 0 to 100.</param>
/// <param name="Corrected">Its accuracy under the corrected rules, 0 to 100.</param>
/// <param name="Steps">The actions that it came through, the last one first, each before those that it read.</param>
/// <param name="Sources">The files and folders outside the store at the bottom, by path, with the digests of their contents.</param>
public sealed record Lineage(CellAddress Cell, double Published, double Corrected, IReadOnlyList<LineageStep> Steps, IReadOnlyDictionary<string, string> Sources)
{
    /// <summary>Walks down from a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="plan">The plan of its table.</param>
    /// <param name="store">The store.</param>
    /// <exception cref="PipelineException">The cell, or something below it, has not been made with these settings.</exception>
    public static Lineage Of(CellAddress cell, Plan plan, ContentStore store)
    {
        var planned = plan.Stages.ToDictionary(stage => stage.Stage.Name, StringComparer.Ordinal);
        var steps = new List<LineageStep>();
        var sources = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([cell.ScoreStage]);
        while (open.TryDequeue(out var name))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            var step = planned[name];
            var record = step.State == PlanState.Hit && store.Actions.Find(step.Key!.Value, out _) is { } found
                ? found
                : throw new PipelineException($"stage '{name}' has not been made with these settings ({step.Reason?.Text}); run the table first");
            steps.Add(new LineageStep(name, record));
            foreach (var (input, from) in step.Stage.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal))
            {
                if (from.Stage is null)
                {
                    sources[from.Path!] = record.Inputs.First(read => read.Name == input).Content.ToString();
                }
                else
                {
                    open.Enqueue(from.Stage);
                }
            }
        }

        var summary = Summary(steps[0].Record, store);
        return new Lineage(cell, summary.Published, summary.Corrected, steps, sources);
    }

    private static ScoreSummary Summary(ActionRecord score, ContentStore store)
    {
        var path = Path.Combine(store.Trees.Materialise(score.Output), ScoreStage.SummaryFile);
        return JsonSerializer.Deserialize<ScoreSummary>(File.ReadAllText(path), StageJson.Options)!;
    }
}
