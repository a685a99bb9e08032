using CoIN.Errors;

namespace CoIN.Graph;

/// <summary>Puts stages after those they read.</summary>
internal static class TopologicalOrder
{
    /// <summary>Returns the stages, each after those it reads, otherwise in the order given.</summary>
    /// <remarks>Depth first with a stack of its own: a chain may be longer than a thread's stack is deep.</remarks>
    /// <exception cref="PipelineException">Stages wait for each other; the message names the whole circle.</exception>
    public static List<Stage> Of(IReadOnlyList<Stage> stages, Func<Stage, IEnumerable<Stage>> read)
    {
        var order = new List<Stage>(stages.Count);
        var done = new HashSet<string>(stages.Count, StringComparer.Ordinal);
        var onPath = new HashSet<string>(StringComparer.Ordinal);
        var path = new Stack<(Stage Stage, IEnumerator<Stage> Read)>();
        foreach (var root in stages)
        {
            Enter(root);
            while (path.TryPeek(out var top))
            {
                if (top.Read.MoveNext())
                {
                    Enter(top.Read.Current);
                    continue;
                }

                path.Pop();
                onPath.Remove(top.Stage.Name);
                done.Add(top.Stage.Name);
                order.Add(top.Stage);
            }
        }

        return order;

        void Enter(Stage stage)
        {
            if (done.Contains(stage.Name))
            {
                return;
            }

            if (!onPath.Add(stage.Name))
            {
                throw Circle(stage.Name, path.Select(entry => entry.Stage.Name));
            }

            path.Push((stage, read(stage).GetEnumerator()));
        }
    }

    private static PipelineException Circle(string name, IEnumerable<string> pathUpwards)
    {
        var circle = pathUpwards.TakeWhile(above => above != name).Append(name).Prepend(name).Select(stage => $"'{stage}'");
        return new PipelineException($"stages wait for each other: {string.Join(" feeds ", circle)}; remove one of these inputs");
    }
}
