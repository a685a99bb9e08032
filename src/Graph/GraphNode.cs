namespace CoIN.Graph;

/// <summary>A stage in its graph: its inputs in ordinal order of their names, and the places of the stages that they come from.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Inputs">The names of its inputs, in ordinal order.</param>
/// <param name="Reads">For each input the place in the graph of the stage whose output it is, or <see cref="OutsideTheStore"/>.</param>
/// <remarks>Arrays of numbers, so that plans of many stages look names up once, when the graph is made.</remarks>
internal sealed record GraphNode(Stage Stage, string[] Inputs, int[] Reads)
{
    /// <summary>Stands for a file or folder outside the store.</summary>
    public const int OutsideTheStore = -1;

    /// <summary>The places of the stages that are read, each once.</summary>
    public IEnumerable<int> StagesRead => Reads.Where(place => place != OutsideTheStore).Distinct();

    /// <summary>Returns the names of a stage's inputs in ordinal order.</summary>
    public static string[] NamesOf(IReadOnlyDictionary<string, StageInput> inputs)
    {
        if (inputs.Count == 0)
        {
            return [];
        }

        var names = new string[inputs.Count];
        var count = 0;
        foreach (var name in inputs.Keys)
        {
            names[count++] = name;
        }

        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }
}
