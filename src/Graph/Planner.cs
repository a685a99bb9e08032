using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Decides what has to run, and says why.</summary>
/// <param name="store">Where results are looked for.</param>
public sealed class Planner(ContentStore store)
{
    private readonly StageLookup _lookup = new(store);

    /// <summary>Returns what will happen when the targets are asked for.</summary>
    /// <param name="graph">The stages.</param>
    /// <param name="targets">Names of the stages whose results are wanted.</param>
    /// <param name="cancellation">Stops the reading of files outside the store.</param>
    /// <exception cref="PipelineException">A target does not exist, a file that a stage reads cannot be read, a record is of a newer version, or the store's disk is full.</exception>
    /// <remarks>
    /// Reads one small file per stage and asks once for each blob; runs nothing and writes nothing but indexes.
    /// A stage whose record is whole but one of whose blobs is missing runs again; what reads it is judged by the recorded contents.
    /// </remarks>
    public Plan Plan(StageGraph graph, IEnumerable<string> targets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var places = graph.PlacesNeeded(targets);
        var externals = ExternalInputs.Digests(graph, places, store.Sources, cancellation);
        using var recalled = store.Recall(places.Length);
        var planned = FindAll(graph, places, externals, recalled);
        if (!recalled.AllHold())
        {
            planned = FindAll(graph, places, externals, recalled: null);
        }

        store.Actions.SaveIndex();
        var isHit = planned.TrueForAll(static stage => stage.State == PlanState.Hit);
        return new Plan(graph, places, isHit ? planned : AddEstimates(JoinTwins(planned)), externals);
    }

    private List<PlannedStage> FindAll(StageGraph graph, int[] places, Dictionary<string, Digest> externals, RecalledResults? recalled)
    {
        var planned = new List<PlannedStage>(places.Length);
        var outputs = new FileTree?[graph.Nodes.Count];
        foreach (var place in places)
        {
            var found = Find(graph, place, outputs, externals, recalled);
            planned.Add(found);
            outputs[place] = found.Known?.Output;
        }

        return planned;
    }

    private PlannedStage Find(StageGraph graph, int place, FileTree?[] outputs, Dictionary<string, Digest> externals, RecalledResults? recalled)
    {
        var node = graph.Nodes[place];
        if (InputDigests.Of(node, outputs, externals) is { } inputs)
        {
            return _lookup.Find(node.Stage, inputs, recalled);
        }

        var awaited = graph.Nodes[Array.Find(node.Reads, read => read != GraphNode.OutsideTheStore && outputs[read] is null)].Stage.Name;
        return new PlannedStage { Stage = node.Stage, State = PlanState.Waiting, Why = new(MissReason.WaitsFor(awaited)), Awaits = awaited };
    }

    /// <summary>Lets stages wait that have the key of one that runs before them.</summary>
    private static List<PlannedStage> JoinTwins(List<PlannedStage> planned)
    {
        var willRun = new Dictionary<string, string>(StringComparer.Ordinal);
        return planned.ConvertAll(stage =>
        {
            if (stage.State != PlanState.Miss)
            {
                return stage;
            }

            var key = stage.Key!.Value.ToString();
            return willRun.TryAdd(key, stage.Stage.Name)
                ? stage
                : stage with { State = PlanState.Waiting, Why = new(MissReason.Twin(willRun[key])), Awaits = willRun[key] };
        });
    }

    private List<PlannedStage> AddEstimates(List<PlannedStage> planned)
    {
        var last = planned.ConvertAll(stage => stage.Known ?? LastResult(stage.Stage.Name));
        var ofKind = new Dictionary<string, List<KnownResult>>(StringComparer.Ordinal);
        for (var i = 0; i < planned.Count; i++)
        {
            var kind = planned[i].Stage.Kind;
            if (!ofKind.TryGetValue(kind, out var known))
            {
                ofKind[kind] = known = [];
            }

            if (last[i] is { } result)
            {
                known.Add(result);
            }
        }

        for (var i = 0; i < planned.Count; i++)
        {
            if (planned[i].State != PlanState.Hit)
            {
                planned[i] = planned[i] with { Estimate = last[i]?.Duration ?? Usual(ofKind[planned[i].Stage.Kind]) };
            }
        }

        return planned;
    }

    private static TimeSpan? Usual(List<KnownResult> ofKind) =>
        ofKind.Count == 0 ? null : new TimeSpan((long)ofKind.Average(result => result.Duration.Ticks));

    private KnownResult? LastResult(string stage) =>
        store.Actions.FindLatestKey(stage) is { } key ? store.Actions.FindResult(key, out _) : null;
}
