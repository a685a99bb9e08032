using System.Text.Json;
using System.Text.Json.Serialization;
using CoIN.Evaluation.Scorers;

namespace CoIN.Evaluation.Tests.Scorers;

/// <summary>One line of <c>Golden/*.jsonl</c>, made by <c>tests/Evaluation/scripts/scorer_golden.py</c>.</summary>
internal sealed record GoldenCase(
    string Id, string Prediction, string Answer, IReadOnlyList<string>? Annotators, int? Choices, double Published, double Corrected, string? M4c, string? Official)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { NumberHandling = JsonNumberHandling.Strict };

    public ScoringReference Reference => new(Id, Answer) { Annotators = Annotators ?? [], ChoiceCount = Choices };

    public static IReadOnlyList<GoldenCase> Of(string scorer)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoIN.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no folder above the tests holds CoIN.sln");
        }

        var file = Path.Combine(folder.FullName, "tests", "Evaluation", "Scorers", "Golden", $"{scorer}.jsonl");
        return File.ReadLines(file).Select(line => JsonSerializer.Deserialize<GoldenCase>(line, Options)!).ToList();
    }
}
