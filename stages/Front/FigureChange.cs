using System.Text.Json;
using CoIN.Graph.Runs;
using CoIN.Store;

namespace CoIN.Stages.Front;

/// <summary>A figure that two runs have differently.</summary>
/// <param name="Experiment">The experiment it belongs to: <c>moelora-8</c>.</param>
/// <param name="Figure">Its place in the experiment's metrics: <c>corrected.maa</c>.</param>
/// <param name="Old">In the first run; null if it has none.</param>
/// <param name="New">In the second run; null if it has none.</param>
public sealed record FigureChange(string Experiment, string Figure, double? Old, double? New)
{
    /// <summary>Returns the figures of all experiments that differ, in the order of the names.</summary>
    public static IReadOnlyList<FigureChange> Between(ContentStore store, RunRecord from, RunRecord to)
    {
        var (old, now) = (Figures(store, from), Figures(store, to));
        return
        [
            .. old.Keys.Union(now.Keys).Order()
                .Select(key => new FigureChange(key.Experiment, key.Figure, old.TryGetValue(key, out var a) ? a : null, now.TryGetValue(key, out var b) ? b : null))
                .Where(change => change.Old != change.New),
        ];
    }

    private static Dictionary<(string Experiment, string Figure), double> Figures(ContentStore store, RunRecord run)
    {
        const string suffix = "/" + MetricsStage.Kind;
        var figures = new Dictionary<(string, string), double>();
        foreach (var (stage, key) in run.Keys.Where(entry => entry.Key.EndsWith(suffix, StringComparison.Ordinal)))
        {
            if (store.Actions.Find(key, out _) is { } record && store.Blobs.FindFault(record.Output) is null)
            {
                var path = Path.Combine(store.Trees.Materialise(record.Output), MetricsStage.MetricsFile);
                using var metrics = JsonDocument.Parse(File.ReadAllText(path));
                foreach (var (name, value) in Numbers("", metrics.RootElement))
                {
                    figures[(stage[..^suffix.Length], name)] = value;
                }
            }
        }

        return figures;
    }

    // Every number by its path; an item of a list goes by its texts, so that it is found again wherever it stands.
    private static IEnumerable<(string Name, double Value)> Numbers(string path, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => [(path, json.GetDouble())],
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Numbers(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Index().SelectMany(item => Numbers($"{path}[{Label(item.Item) ?? $"{item.Index + 1}"}]", item.Item)),
        _ => [],
    };

    private static string? Label(JsonElement item)
    {
        var texts = item.ValueKind == JsonValueKind.Object
            ? item.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String).Select(member => $"{member.Name} {member.Value.GetString()}").ToList()
            : [];
        return texts.Count == 0 ? null : string.Join(", ", texts);
    }
}
