using CoIN.Store;

namespace CoIN.Graph.Runs;

/// <summary>How two runs differ: the causes, not what follows from them.</summary>
/// <param name="Added">Stages that only the second run had.</param>
/// <param name="Removed">Stages that only the first run had.</param>
/// <param name="Causes">What differs in the keys of stages themselves: parameters, code, files; grouped by what changed.</param>
/// <param name="Changed">Stages whose keys differ, for whatever reason.</param>
/// <param name="Unknown">Stages whose keys differ and one of whose records is gone.</param>
public sealed record RunDifference(
    IReadOnlyList<string> Added, IReadOnlyList<string> Removed, IReadOnlyList<RunCause> Causes, IReadOnlyList<string> Changed, IReadOnlyList<string> Unknown)
{
    /// <summary>Compares two runs.</summary>
    /// <param name="store">The store that both used.</param>
    /// <param name="from">The first.</param>
    /// <param name="to">The second.</param>
    public static RunDifference Of(ContentStore store, RunRecord from, RunRecord to)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var changed = from.Keys.Where(entry => to.Keys.TryGetValue(entry.Key, out var now) && now != entry.Value)
            .Select(entry => entry.Key).Order(StringComparer.Ordinal).ToList();
        var parts = new List<(string Stage, string Part, string? Old, string? New)>();
        var unknown = new List<string>();
        foreach (var stage in changed)
        {
            var (old, now) = (store.Actions.Find(from.Keys[stage], out _), store.Actions.Find(to.Keys[stage], out _));
            if (old is null || now is null)
            {
                unknown.Add(stage);
                continue;
            }

            parts.AddRange(Differences(old, now).Select(part => (stage, part.Name, part.Old, part.New)));
        }

        return new RunDifference(
            [.. to.Keys.Keys.Except(from.Keys.Keys).Order(StringComparer.Ordinal)],
            [.. from.Keys.Keys.Except(to.Keys.Keys).Order(StringComparer.Ordinal)],
            [.. parts.GroupBy(part => (part.Part, part.Old, part.New)).Select(group => new RunCause(group.Key.Part, group.Key.Old, group.Key.New, [.. group.Select(part => part.Stage)]))],
            changed,
            unknown);
    }

    // An input that another stage made follows from that stage's own difference.
    private static IEnumerable<(string Name, string? Old, string? New)> Differences(ActionRecord old, ActionRecord now)
    {
        var made = old.Inputs.Concat(now.Inputs).Where(input => input.Origin.StartsWith("stage '", StringComparison.Ordinal))
            .Select(input => $"input '{input.Name}'").ToHashSet(StringComparer.Ordinal);
        var before = old.KeyParts.ToDictionary(part => part.Name, part => part.Value, StringComparer.Ordinal);
        foreach (var part in now.KeyParts)
        {
            var isKnown = before.Remove(part.Name, out var value);
            if ((!isKnown || value != part.Value) && !made.Contains(part.Name))
            {
                yield return (part.Name, value, part.Value);
            }
        }

        foreach (var (name, value) in before.Where(part => !made.Contains(part.Key)))
        {
            yield return (name, value, null);
        }
    }
}
