using CoIN.Errors;

namespace CoIN.Graph;

/// <summary>Puts stages after those they read.</summary>
internal static class TopologicalOrder
{
    private const byte OnPath = 1;
    private const byte Done = 2;

    /// <summary>Returns the numbers of the stages, each after those it reads, otherwise in the order given.</summary>
    /// <param name="nodes">The stages; what they read are numbers in this list.</param>
    /// <remarks>Depth first with a stack of its own: a chain may be longer than a thread's stack is deep.</remarks>
    /// <exception cref="PipelineException">Stages wait for each other; the message names the whole circle.</exception>
    public static int[] Of(GraphNode[] nodes)
    {
        var order = new int[nodes.Length];
        var state = new byte[nodes.Length];
        var path = new int[nodes.Length];
        var next = new int[nodes.Length]; // which of its inputs the stage at that depth of the path follows next
        var done = 0;
        for (var root = 0; root < nodes.Length; root++)
        {
            var depth = Enter(root, 0);
            while (depth > 0)
            {
                var top = path[depth - 1];
                if (next[depth - 1] < nodes[top].Reads.Length)
                {
                    var read = nodes[top].Reads[next[depth - 1]++];
                    depth = read == GraphNode.OutsideTheStore ? depth : Enter(read, depth);
                    continue;
                }

                depth--;
                state[top] = Done;
                order[done++] = top;
            }
        }

        return order;

        int Enter(int stage, int depth)
        {
            if (state[stage] == Done)
            {
                return depth;
            }

            if (state[stage] == OnPath)
            {
                throw Circle(nodes, path[Array.IndexOf(path, stage)..depth]);
            }

            state[stage] = OnPath;
            path[depth] = stage;
            next[depth] = 0;
            return depth + 1;
        }
    }

    // On the path each stage waits for the next one, and the last for the first: told in the order in which they would run.
    private static PipelineException Circle(GraphNode[] nodes, int[] path)
    {
        var circle = path.Append(path[0]).Reverse().Select(stage => $"'{nodes[stage].Stage.Name}'");
        return new PipelineException($"stages wait for each other: {string.Join(" feeds ", circle)}; remove one of these inputs");
    }
}
