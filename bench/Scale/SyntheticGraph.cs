using System.Globalization;
using CoIN.Graph;

namespace CoIN.Bench.Scale;

/// <summary>A graph of stages that do next to nothing, of a given shape and size.</summary>
internal static class SyntheticGraph
{
    private const int ChainLength = 100;
    private const int LatticeWidth = 50;

    /// <summary>The shapes there are.</summary>
    public static readonly IReadOnlyList<string> Shapes = ["chains", "fan", "lattice"];

    /// <summary>Returns the numbers of the stages that a stage reads.</summary>
    /// <param name="shape"><c>chains</c> of 100 stages; a <c>fan</c> of all stages but one that the last one reads; or a <c>lattice</c> 50 stages wide, each reading two above it.</param>
    /// <param name="stages">How many stages there are.</param>
    /// <param name="i">Which stage, from 0.</param>
    public static IEnumerable<int> Reads(string shape, int stages, int i) => shape switch
    {
        "chains" => i % ChainLength == 0 ? [] : [i - 1],
        "fan" => i < stages - 1 ? [] : Enumerable.Range(0, Math.Min(stages - 1, 1000)),
        "lattice" => i < LatticeWidth ? [] : [i - LatticeWidth, i - (i % LatticeWidth) - LatticeWidth + ((i + 1) % LatticeWidth)],
        _ => throw new ArgumentException($"shape '{shape}': one of {string.Join(", ", Shapes)} expected", nameof(shape)),
    };

    /// <summary>Returns the graph.</summary>
    /// <param name="shape">Its shape.</param>
    /// <param name="stages">How many stages.</param>
    /// <param name="leaf">A parameter of the stage in the middle that reads nothing or little; another value makes it stale.</param>
    public static StageGraph Of(string shape, int stages, int leaf)
    {
        var made = new Stage[stages];
        for (var i = 0; i < stages; i++)
        {
            made[i] = Stage(shape, stages, i, i == stages - 2 ? leaf : 0);
        }

        return new StageGraph(made);
    }

    /// <summary>Returns the name of a stage.</summary>
    public static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"s{i}");

    private static Stage Stage(string shape, int stages, int i, int leaf)
    {
        var inputs = new Dictionary<string, StageInput>();
        foreach (var read in Reads(shape, stages, i))
        {
            inputs.Add(Name(read), StageInput.Output(Name(read)));
        }

        return new Stage("synthetic", Name(i), context =>
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{i} {leaf}\n");
            File.WriteAllText(Path.Combine(context.OutputFolder, "out.txt"), text);
        })
        {
            CodeVersion = "1",
            Parameters = new Dictionary<string, ParameterValue> { ["number"] = (long)i, ["leaf"] = (long)leaf, ["rate"] = 1e-4, ["task"] = "GQA" },
            Inputs = inputs,
        };
    }
}
