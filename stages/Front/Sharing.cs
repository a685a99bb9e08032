using CoIN.Graph;

namespace CoIN.Stages.Front;

/// <summary>How much of their work the rows of tables have in common.</summary>
internal static class Sharing
{
    /// <summary>Returns how many stages more than one row needs.</summary>
    /// <param name="graph">All stages.</param>
    /// <param name="rows">For each row the stages that its figures are read from.</param>
    public static int Count(StageGraph graph, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var readers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var stage in graph.Closure(row))
            {
                readers[stage.Name] = readers.GetValueOrDefault(stage.Name) + 1;
            }
        }

        return readers.Values.Count(count => count > 1);
    }
}
