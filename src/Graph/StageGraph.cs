using CoIN.Errors;

namespace CoIN.Graph;

/// <summary>Stages and how they feed each other; checked when it is made.</summary>
public sealed class StageGraph
{
    private readonly Dictionary<string, int> _places;
    private readonly GraphNode[] _nodes;

    /// <summary>Makes a graph.</summary>
    /// <param name="stages">The stages in any order.</param>
    /// <exception cref="PipelineException">Two stages have one name, a stage reads what no stage produces, or stages wait for each other. All such errors are in the message, one per line.</exception>
    public StageGraph(IEnumerable<Stage> stages)
    {
        var given = stages.ToArray();
        _places = new Dictionary<string, int>(given.Length, StringComparer.Ordinal);
        var errors = new List<string>();
        for (var i = 0; i < given.Length; i++)
        {
            if (!_places.TryAdd(given[i].Name, i))
            {
                errors.Add($"two stages have the name '{given[i].Name}' (kinds '{given[_places[given[i].Name]].Kind}' and '{given[i].Kind}'); give one of them another name");
            }
        }

        _nodes = Array.ConvertAll(given, stage => Connect(stage, errors));
        Refuse(errors);
        Arrange(TopologicalOrder.Of(_nodes));
    }

    private StageGraph(Dictionary<string, int> places, GraphNode[] nodes)
    {
        _places = places;
        _nodes = nodes;
    }

    /// <summary>Every stage, each after those it reads, otherwise in the order given.</summary>
    public IReadOnlyList<Stage> Stages => field ??= Array.ConvertAll(_nodes, node => node.Stage);

    /// <summary>The same with what each stage reads; a stage's place here is its number.</summary>
    internal IReadOnlyList<GraphNode> Nodes => _nodes;

    /// <summary>Returns a stage.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PipelineException">There is none with this name.</exception>
    public Stage this[string name] => _nodes[PlaceOf(name)].Stage;

    /// <summary>Returns the named stages and all that they need, each after those it reads.</summary>
    /// <param name="targets">Names of stages.</param>
    /// <exception cref="PipelineException">There is no stage with one of the names.</exception>
    public IReadOnlyList<Stage> Closure(IEnumerable<string> targets) => Array.ConvertAll(PlacesNeeded(targets), place => _nodes[place].Stage);

    /// <summary>Returns the places of the named stages and of all that they need, in ascending order.</summary>
    /// <exception cref="PipelineException">There is no stage with one of the names.</exception>
    internal int[] PlacesNeeded(IEnumerable<string> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var wanted = new bool[_nodes.Length];
        foreach (var name in targets)
        {
            wanted[PlaceOf(name)] = true;
        }

        // Readers stand after what they read: one look at each, from the last to the first.
        var count = 0;
        for (var place = _nodes.Length - 1; place >= 0; place--)
        {
            if (wanted[place])
            {
                count++;
                MarkRead(_nodes[place], wanted);
            }
        }

        var places = new int[count];
        for (var place = _nodes.Length - 1; place >= 0; place--)
        {
            if (wanted[place])
            {
                places[--count] = place;
            }
        }

        return places;
    }

    /// <summary>Returns a graph of other stages with the same names and inputs.</summary>
    /// <param name="change">Returns what takes the place of a stage.</param>
    internal StageGraph With(Func<Stage, Stage> change) => new(_places, Array.ConvertAll(_nodes, node => node with { Stage = change(node.Stage) }));

    private static void MarkRead(GraphNode node, bool[] wanted)
    {
        foreach (var place in node.Reads)
        {
            if (place != GraphNode.OutsideTheStore)
            {
                wanted[place] = true;
            }
        }
    }

    private GraphNode Connect(Stage stage, List<string> errors)
    {
        var names = GraphNode.NamesOf(stage.Inputs);
        var reads = new int[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            reads[i] = GraphNode.OutsideTheStore;
            if (stage.Inputs[names[i]].Stage is { } read && !_places.TryGetValue(read, out reads[i]))
            {
                errors.Add($"stage '{stage.Name}' reads '{read}', which no stage produces{Hint(read)}");
            }
        }

        return new GraphNode(stage, names, reads);
    }

    /// <summary>Puts the nodes into an order, and renumbers what they read.</summary>
    private void Arrange(int[] order)
    {
        var places = new int[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            places[order[place]] = place;
            _places[_nodes[order[place]].Stage.Name] = place;
        }

        var given = (GraphNode[])_nodes.Clone();
        for (var place = 0; place < order.Length; place++)
        {
            _nodes[place] = given[order[place]];
        }

        foreach (var node in _nodes)
        {
            for (var i = 0; i < node.Reads.Length; i++)
            {
                node.Reads[i] = node.Reads[i] == GraphNode.OutsideTheStore ? GraphNode.OutsideTheStore : places[node.Reads[i]];
            }
        }
    }

    private int PlaceOf(string name) => _places.TryGetValue(name, out var place) ? place : throw new PipelineException($"there is no stage '{name}'{Hint(name)}");

    // Names of stages are many: with no near one, a list of all would hide the message.
    private string Hint(string name) =>
        NearestName.Find(name, _places.Keys) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new PipelineException(string.Join("\n", errors));
        }
    }
}
