using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Decides what has to run, and says why.</summary>
/// <param name="store">Where results are looked for.</param>
public sealed class Planner(ContentStore store)
{
    // What a stage is thought to take that no one has ever timed, nor another of its kind.
    private static readonly TimeSpan UnknownDuration = TimeSpan.FromSeconds(1);

    private readonly StageLookup _lookup = new(store);

    /// <summary>Returns what will happen when the targets are asked for.</summary>
    /// <param name="graph">The stages.</param>
    /// <param name="targets">Names of the stages whose results are wanted.</param>
    /// <param name="cancellation">Stops the reading of files outside the store.</param>
    /// <exception cref="PipelineException">A target does not exist, a file that a stage reads cannot be read, or a record is of a newer version.</exception>
    /// <remarks>
    /// Reads one small file per stage and asks once for each blob; runs nothing and writes nothing but indexes.
    /// A stage whose record is whole but one of whose blobs is missing runs again; what reads it is judged by the recorded contents.
    /// </remarks>
    public Plan Plan(StageGraph graph, IEnumerable<string> targets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var stages = graph.Closure(targets);
        var externals = ExternalInputs.Digests(stages, store.Sources, cancellation);
        var planned = new List<PlannedStage>(stages.Count);
        var outputs = new Dictionary<string, FileTree>(stages.Count, StringComparer.Ordinal);
        var willRun = new Dictionary<Digest, string>();
        foreach (var stage in stages)
        {
            var entry = PlanStage(stage, outputs, externals, willRun);
            planned.Add(entry);
            if (entry.Known is not null)
            {
                outputs[stage.Name] = entry.Known.Output;
            }
        }

        store.Actions.SaveIndex();

        return new Plan(graph, AddEstimates(planned), externals);
    }

    private PlannedStage PlanStage(
        Stage stage,
        Dictionary<string, FileTree> outputs,
        Dictionary<string, Digest> externals,
        Dictionary<Digest, string> willRun)
    {
        foreach (var input in stage.Inputs.Values)
        {
            if (input.Stage is not null && !outputs.ContainsKey(input.Stage))
            {
                return new PlannedStage { Stage = stage, State = PlanState.Waiting, Reason = MissReason.WaitsFor(input.Stage), Awaits = input.Stage };
            }
        }

        var found = _lookup.Find(stage, InputDigests.Of(stage, outputs, externals));
        if (found.State == PlanState.Hit || willRun.TryAdd(found.Key!.Value, stage.Name))
        {
            return found;
        }

        return found with { State = PlanState.Waiting, Reason = MissReason.Twin(willRun[found.Key.Value]), Awaits = willRun[found.Key.Value] };
    }

    private List<PlannedStage> AddEstimates(List<PlannedStage> planned)
    {
        if (planned.TrueForAll(stage => stage.State == PlanState.Hit))
        {
            return planned;
        }

        var last = planned.ConvertAll(stage => (stage.Stage.Kind, Duration: stage.Known?.Duration ?? LastDuration(stage.Stage.Name)));
        var ofKind = last.Where(stage => stage.Duration is not null)
            .GroupBy(stage => stage.Kind, StringComparer.Ordinal)
            .ToDictionary(kind => kind.Key, kind => new TimeSpan((long)kind.Average(stage => stage.Duration!.Value.Ticks)), StringComparer.Ordinal);
        return planned.Select((stage, i) => stage.State == PlanState.Hit
            ? stage
            : stage with { Estimate = last[i].Duration ?? ofKind.GetValueOrDefault(stage.Stage.Kind, UnknownDuration) }).ToList();
    }

    private TimeSpan? LastDuration(string stage) =>
        store.Actions.FindLatestKey(stage) is { } key ? store.Actions.FindResult(key, out _)?.Duration : null;
}
