using CoIN.Benchmark;
using CoIN.Reporting;

namespace CoIN.Stages;

/// <summary>Which samples of each learning task are shown.</summary>
/// <param name="Named">Samples by name, <c>TASK/ID</c>; empty to choose.</param>
/// <param name="Count">How many of each task, if none is named.</param>
/// <param name="Seed">Draws them.</param>
public sealed record ExampleChoice(IReadOnlyList<string> Named, int Count, ulong Seed)
{
    /// <summary>
    /// Returns the samples of a task that are shown: those that are named, or the one in which reasoning capability exceeds truth alignment most after the last task
    /// (knowledge in another form than was asked for), and others drawn by the seed.
    /// </summary>
    /// <param name="task">The learning task.</param>
    /// <param name="last">The answers after the last task, by sample.</param>
    internal IReadOnlyList<string> Of(string task, IReadOnlyDictionary<string, ExampleStep> last)
    {
        if (Named.Count > 0)
        {
            return [.. Named.Where(name => name.StartsWith(task + "/", StringComparison.Ordinal)).Select(name => name[(task.Length + 1)..]).Where(last.ContainsKey)];
        }

        var drawn = last.Keys.OrderBy(id => SeededRandom.For(Seed, "example", task, id).NextUInt64()).ThenBy(id => id, StringComparer.Ordinal).ToList();
        var widest = drawn.MaxBy(id => ((last[id].ReasoningCapability ?? 0) / 10) - last[id].TruthAlignment);
        return [.. drawn.Where(id => id == widest).Concat(drawn.Where(id => id != widest)).Take(Count)];
    }
}
