using CoIN.Store;

namespace CoIN.Graph;

/// <summary>A stage of a run: what the plan says of it, and how far it has come.</summary>
internal sealed class RunNode(PlannedStage planned, GraphNode node, int index)
{
    // What a stage counts, where the longest remaining chain is looked for, whose kind no one has ever timed.
    private static readonly TimeSpan Untimed = TimeSpan.FromSeconds(1);

    /// <summary>What the plan says.</summary>
    public PlannedStage Planned { get; } = planned;

    /// <summary>The stage.</summary>
    public Stage Stage => Planned.Stage;

    /// <summary>The stage in its graph.</summary>
    public GraphNode Node { get; } = node;

    /// <summary>The place in the plan.</summary>
    public int Index { get; } = index;

    /// <summary>The stages that read this one's output.</summary>
    public List<RunNode> Readers { get; } = [];

    /// <summary>How many inputs are not there yet.</summary>
    public int Awaited { get; set; }

    /// <summary>Whether a stage that it reads made something else than planned, so that the plan's word no longer counts.</summary>
    public bool IsStale { get; set; }

    /// <summary>The stage without whose output this one cannot run; null if there is none.</summary>
    public string? Blocker { get; set; }

    /// <summary>How long the longest chain from here to a target will probably take.</summary>
    public TimeSpan Remaining { get; set; }

    /// <summary>The key, once every input is there.</summary>
    public Digest Key { get; set; }

    /// <summary>What each input holds; null until every input is there.</summary>
    public InputDigests? Inputs { get; set; }

    /// <summary>What became of the stage, once it is through.</summary>
    public StageResult? Result { get; set; }

    /// <summary>Returns the nodes of a plan, connected, with the remaining times of the chains.</summary>
    public static RunNode[] AllOf(Plan plan)
    {
        var nodes = plan.Places.Select((place, index) => new RunNode(plan.Stages[index], plan.Graph.Nodes[place], index)).ToArray();
        var byPlace = new RunNode[plan.Graph.Nodes.Count];
        for (var i = 0; i < nodes.Length; i++)
        {
            byPlace[plan.Places[i]] = nodes[i];
        }

        foreach (var node in nodes)
        {
            foreach (var place in node.Node.StagesRead)
            {
                byPlace[place].Readers.Add(node);
                node.Awaited++;
            }
        }

        for (var i = nodes.Length - 1; i >= 0; i--)
        {
            var longest = TimeSpan.Zero;
            foreach (var reader in nodes[i].Readers)
            {
                longest = reader.Remaining > longest ? reader.Remaining : longest;
            }

            nodes[i].Remaining = (nodes[i].Planned.Estimate ?? Untimed) + longest;
        }

        return nodes;
    }
}
