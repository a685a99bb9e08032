namespace CoIN.Architecture.Tests;

/// <summary>Who may import whom: docs/architecture.md as data.</summary>
internal static class ImportRules
{
    /// <summary>For each project below src, what it may import directly; CoIN.Errors is open to all but CoIN.TorchSharp (docs/decisions/0001).</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Direct = new Dictionary<string, string[]>
    {
        ["CoIN.Errors"] = [],
        ["CoIN.TorchSharp"] = [],
        ["CoIN.Store"] = ["CoIN.Errors"],
        ["CoIN.Benchmark"] = ["CoIN.Errors"],
        ["CoIN.Graph"] = ["CoIN.Store", "CoIN.Errors"],
        ["CoIN.Data"] = ["CoIN.Benchmark", "CoIN.Errors"],
        ["CoIN.Judging"] = ["CoIN.Benchmark", "CoIN.Errors"],
        ["CoIN.Reporting"] = ["CoIN.Benchmark", "CoIN.Errors"],
        ["CoIN.Models"] = ["CoIN.TorchSharp", "CoIN.Errors"],
        ["CoIN.Adapters"] = ["CoIN.Models", "CoIN.Errors"],
        ["CoIN.Training"] = ["CoIN.Adapters", "CoIN.Models", "CoIN.Data", "CoIN.Benchmark", "CoIN.Errors"],
        ["CoIN.Evaluation"] = ["CoIN.Adapters", "CoIN.Models", "CoIN.Data", "CoIN.Benchmark", "CoIN.Errors"],
    };

    /// <summary>Packages that only some projects may use, so that what they do stays in one place.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Packages = new Dictionary<string, string[]>
    {
        ["Cake.Core"] = ["CoIN.Build"],
        ["Spectre.Console"] = ["CoIN.Build"],
        ["YamlDotNet"] = ["CoIN.Stages"],
        ["Handlebars"] = ["CoIN.Reporting"],
        ["OpenAI"] = ["CoIN.Judging"],
        ["Google.Protobuf"] = ["CoIN.Models"],
    };

    /// <summary>Returns everything that a project of src may use: what it may import, and what that may import.</summary>
    public static IReadOnlySet<string> Reach(string project)
    {
        var reach = new HashSet<string>();
        var open = new Queue<string>(Direct[project]);
        while (open.TryDequeue(out var next))
        {
            if (reach.Add(next))
            {
                Array.ForEach(Direct[next], open.Enqueue);
            }
        }

        return reach;
    }
}
