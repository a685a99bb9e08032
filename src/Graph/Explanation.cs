using CoIN.Store;

namespace CoIN.Graph;

/// <summary>Everything that decides a stage's result, and why it is or is not in the store.</summary>
/// <param name="Planned">What the plan says.</param>
/// <param name="Parts">The parts of the key; those of the last time that are gone stand at the end. Empty while an input is not known.</param>
/// <param name="Waits">The stages through which it waits, down to the one that has to run first; empty unless it waits.</param>
/// <param name="Last">The record of the last time, or null.</param>
public sealed record Explanation(PlannedStage Planned, IReadOnlyList<ExplainedPart> Parts, IReadOnlyList<PlannedStage> Waits, ActionRecord? Last)
{
    /// <summary>Explains a stage of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stage">The stage's name.</param>
    /// <param name="store">The store of the plan.</param>
    /// <exception cref="Errors.PipelineException">The graph has no such stage.</exception>
    public static Explanation Of(Plan plan, string stage, ContentStore store)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(store);
        var name = plan.Graph[stage].Name;
        var byName = plan.Stages.ToDictionary(planned => planned.Stage.Name, StringComparer.Ordinal);
        var planned = byName[name];
        var outputs = new FileTree?[plan.Graph.Nodes.Count];
        for (var i = 0; i < plan.Stages.Count; i++)
        {
            outputs[plan.Places[i]] = plan.Stages[i].Known?.Output;
        }

        var last = store.Actions.FindLatest(name) ?? (planned.Known is null ? null : store.Actions.Find(planned.Key!.Value, out _)); // a stage with the same key may have made it
        var node = plan.Graph.Nodes.First(node => node.Stage.Name == name);
        var parts = InputDigests.Of(node, outputs, plan.Externals) is { } inputs ? StageKey.Parts(node.Stage, inputs) : [];
        return new Explanation(planned, Compare(parts, last), Chain(planned, byName), last);
    }

    private static List<ExplainedPart> Compare(List<KeyPart> now, ActionRecord? last)
    {
        var before = last?.KeyParts.ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal) ?? [];
        var parts = now.ConvertAll(part => new ExplainedPart(part.Name, part.Value, before.Remove(part.Name, out var old) ? old : null));
        if (now.Count > 0)
        {
            parts.AddRange(before.Select(gone => new ExplainedPart(gone.Key, null, gone.Value)));
        }

        return parts;
    }

    private static List<PlannedStage> Chain(PlannedStage planned, Dictionary<string, PlannedStage> byName)
    {
        var chain = new List<PlannedStage>();
        for (var at = planned; at.State == PlanState.Waiting && at.Awaits is { } next; at = chain[^1])
        {
            chain.Add(byName[next]);
        }

        return chain;
    }
}
