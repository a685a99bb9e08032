using CoIN.Store;

namespace CoIN.Graph;

/// <summary>What will run and why, decided before anything runs.</summary>
public sealed class Plan
{
    internal Plan(StageGraph graph, int[] places, IReadOnlyList<PlannedStage> stages, IReadOnlyDictionary<string, Digest> externals)
    {
        Graph = graph;
        Places = places;
        Stages = stages;
        Externals = externals;
    }

    /// <summary>The graph that was planned.</summary>
    public StageGraph Graph { get; }

    /// <summary>The targets and all that they need, each stage after those it reads.</summary>
    public IReadOnlyList<PlannedStage> Stages { get; }

    /// <summary>How many results are in the store.</summary>
    public int Hits => Count(PlanState.Hit);

    /// <summary>How many stages have to run.</summary>
    public int Misses => Count(PlanState.Miss);

    /// <summary>How many stages depend on what others will write.</summary>
    public int Waiting => Count(PlanState.Waiting);

    /// <summary>How long the stages that may run will probably take, one after the other, as far as their kinds were ever timed.</summary>
    public TimeSpan Estimate => new(Stages.Sum(stage => stage.Estimate?.Ticks ?? 0));

    /// <summary>Whether <see cref="Estimate"/> counts every stage that may run.</summary>
    public bool IsTimed => Stages.All(stage => stage.Estimate is not null);

    /// <summary>The place in the graph of each of <see cref="Stages"/>.</summary>
    internal int[] Places { get; }

    /// <summary>The digest of every file and folder outside the store that the stages read, by path.</summary>
    internal IReadOnlyDictionary<string, Digest> Externals { get; }

    private int Count(PlanState state) => Stages.Count(stage => stage.State == state);
}
