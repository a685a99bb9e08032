using CoIN.Benchmark;

namespace CoIN.Reporting.Tests;

/// <summary>A small Table 8 with figures by formula: three tasks, a multi-task row and two runs over a sequence.</summary>
internal static class SampleReport
{
    public static readonly IReadOnlyList<string> Tasks = ["ScienceQA", "TextVQA", "ImageNet"];

    public static TableReport Make(string title = "MoELoRA with 1 and 2 experts", ProtocolColumn column = ProtocolColumn.Published, bool paperScale = false) =>
        TableBuilder.Build(Description(title, column, paperScale), Runs(), PublishedTable.Load(Repository.Published("v2-table08.csv")));

    public static TableDescription Description(string title = "MoELoRA", ProtocolColumn column = ProtocolColumn.Published, bool paperScale = false) => new()
    {
        Id = "Table8",
        Title = title,
        Paper = "v2",
        Number = "8",
        Tasks = Tasks,
        Column = column,
        Footer = new ReportFooter { Profile = "mini", PaperScale = paperScale, Seed = 7, Protocol = "corrected", Stages = 42, Facts = [new("Test samples", "200 per task")] },
    };

    /// <summary>The same with reasoning capability, intervals and a comparison.</summary>
    public static TableReport Uncertain()
    {
        var interval = new ConfidenceInterval(80, 78.5, 81.25);
        var test = new PairedComparison(new ConfidenceInterval(-2, -4.5, 0.5), 0.125);
        var runs = Runs().ToList();
        runs[1] = runs[1] with { Published = runs[1].Published with { Intervals = new Dictionary<(string, string), ConfidenceInterval> { [("ScienceQA", "ScienceQA")] = interval } } };
        runs[2] = runs[2] with { Comparison = new SampleComparison("MoELoRA, 1 expert", [new("ScienceQA", test, test), new("ACC", test, test)]) };
        var judged = runs.Take(2).Select(run => run with { Aspect = Aspects.ReasoningCapability });
        return TableBuilder.Build(Description() with { ShowUncertainty = true }, [.. runs, .. judged], PublishedTable.Empty);
    }

    public static IReadOnlyList<RunResult> Runs() =>
    [
        new("multi-task", "experts=1", RunFigures.Of(Row(60, 50, 95)), RunFigures.Of(Row(61, 50, 94))),
        new("moelora", "experts=1", RunFigures.Of(Matrix(80, 0)), RunFigures.Of(Matrix(80, 1))),
        new("moelora", "experts=2", RunFigures.Of(Matrix(78, 0)), RunFigures.Of(Matrix(78, 0))),
    ];

    public static AccuracyMatrix Matrix(double start, double extra) => AccuracyMatrix.Of(
        Tasks,
        [
            ("ScienceQA", "ScienceQA", start),
            ("TextVQA", "ScienceQA", start - 20 + extra), ("TextVQA", "TextVQA", 50),
            ("ImageNet", "ScienceQA", 100 - start), ("ImageNet", "TextVQA", 30.125), ("ImageNet", "ImageNet", 96 - extra),
        ]);

    private static Dictionary<string, double> Row(double a, double b, double c) => new() { ["ScienceQA"] = a, ["TextVQA"] = b, ["ImageNet"] = c };
}
