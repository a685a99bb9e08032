using CoIN.Errors;

namespace CoIN.Graph;

/// <summary>Stages and how they feed each other; checked when it is made.</summary>
public sealed class StageGraph
{
    private readonly Dictionary<string, Stage> _byName;

    /// <summary>Makes a graph.</summary>
    /// <param name="stages">The stages in any order.</param>
    /// <exception cref="PipelineException">Two stages have one name, a stage reads what no stage produces, or stages wait for each other. All such errors are in the message, one per line.</exception>
    public StageGraph(IEnumerable<Stage> stages)
    {
        var given = stages.ToList();
        _byName = new Dictionary<string, Stage>(given.Count, StringComparer.Ordinal);
        var errors = new List<string>();
        foreach (var stage in given)
        {
            if (!_byName.TryAdd(stage.Name, stage))
            {
                errors.Add($"two stages have the name '{stage.Name}' (kinds '{_byName[stage.Name].Kind}' and '{stage.Kind}'); give one of them another name");
            }
        }

        foreach (var stage in given)
        {
            errors.AddRange(StagesRead(stage).Where(name => !_byName.ContainsKey(name)).Select(name =>
                $"stage '{stage.Name}' reads '{name}', which no stage produces{Hint(name)}"));
        }

        Refuse(errors);
        Stages = TopologicalOrder.Of(given, stage => StagesRead(stage).Select(name => _byName[name]));
    }

    /// <summary>Every stage, each after those it reads, otherwise in the order given.</summary>
    public IReadOnlyList<Stage> Stages { get; }

    /// <summary>Returns a stage.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="PipelineException">There is none with this name.</exception>
    public Stage this[string name] => _byName.TryGetValue(name, out var stage) ? stage : throw Unknown(name);

    /// <summary>Returns the named stages and all that they need, each after those it reads.</summary>
    /// <param name="targets">Names of stages.</param>
    /// <exception cref="PipelineException">There is no stage with one of the names.</exception>
    public IReadOnlyList<Stage> Closure(IEnumerable<string> targets)
    {
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Stage>(targets.Select(name => this[name]));
        while (open.TryPop(out var stage))
        {
            if (wanted.Add(stage.Name))
            {
                foreach (var name in StagesRead(stage))
                {
                    open.Push(_byName[name]);
                }
            }
        }

        return Stages.Where(stage => wanted.Contains(stage.Name)).ToList();
    }

    /// <summary>Returns the names of the stages whose outputs a stage reads.</summary>
    internal static IEnumerable<string> StagesRead(Stage stage)
    {
        foreach (var input in stage.Inputs.Values)
        {
            if (input.Stage is not null)
            {
                yield return input.Stage;
            }
        }
    }

    private PipelineException Unknown(string name) => new($"there is no stage '{name}'{Hint(name)}");

    // Names of stages are many: with no near one, a list of all would hide the message.
    private string Hint(string name) =>
        NearestName.Find(name, _byName.Keys) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static void Refuse(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new PipelineException(string.Join("\n", errors));
        }
    }
}
