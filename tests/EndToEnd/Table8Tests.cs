using System.Text.Json;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Graph;

namespace CoIN.EndToEnd.Tests;

/// <summary>Table 8 from an empty cache to its reports.</summary>
[Collection(SmokeRun.Collection)]
public sealed class Table8Tests(SmokeRun smoke)
{
    // Raw files and two splits of eight tasks, the base, four chains of eight trainings and one multi-task training, a cell for each
    // learnt task after each training (36) or once (8) that is predicted, scored and judged, figures of five runs, three comparisons with the first run, table and report.
    private const int Stages = (8 * 3) + 1 + ((4 * 8) + 1) + (3 * ((4 * 36) + 8)) + 5 + 3 + 2;

    [Fact]
    public void Run_EmptyCache_RunsEveryStage()
    {
        Assert.Equal(Stages, smoke.First.Plan.Stages.Count);
        Assert.DoesNotContain(smoke.First.Plan.Stages, stage => stage.State == PlanState.Hit);
        Assert.All(smoke.First.Plan.Stages.Select(stage => stage.Stage), stage => Assert.True(
            smoke.First.Ran.Contains(stage.Name) || stage.Kind is "score" or "judge" or "metrics" or "compare", $"'{stage.Name}' did not run")); // equal answers of two models are scored once
        Assert.False(smoke.First.Summary!.Cancelled);
    }

    [Fact]
    public void Run_Finished_WritesReportsInFiveFormats()
    {
        var names = smoke.First.Reports.Select(path => Path.GetRelativePath(smoke.Repository.Root, path)).Order(StringComparer.Ordinal);

        Assert.Equal(
            ["reports/out/smoke/table08.csv", "reports/out/smoke/table08.html", "reports/out/smoke/table08.json", "reports/out/smoke/table08.md", "reports/out/smoke/table08.tex"],
            names);
        Assert.All(smoke.First.Reports, path => Assert.NotEqual(0, new FileInfo(path).Length));
        using var json = JsonDocument.Parse(Report("json"));
        Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
    }

    [Fact]
    public void Run_Csv_HasTheColumnsAndRowsOfThePublishedTable()
    {
        var published = File.ReadAllLines(Path.Combine(TestRepository.Original, "reports", "published", "v2-table08.csv"));
        var ours = Report("csv").TrimEnd('\n').Split('\n');

        Assert.Equal(published[0], ours[0]);
        Assert.All(ours[1..], line => Assert.Matches("^ours,8,(truth-alignment|reasoning-capability),LLaVA,", line));
        Assert.Equal(ours[1..].Count(line => line.Contains(",truth-alignment,", StringComparison.Ordinal)), ours[1..].Count(line => line.Contains(",reasoning-capability,", StringComparison.Ordinal)));
        var settings = ours[1..].Select(line => line.Split(',')).Select(cells => $"{cells[4]} {cells[5]}").Distinct();
        Assert.Equal(["multi-task experts=1", "moelora experts=1", "moelora experts=2", "moelora experts=4", "moelora experts=8"], settings);
    }

    [Fact]
    public void Run_Markdown_SaysThatTheScaleIsNotThePapers()
    {
        var text = Report("md");

        Assert.Contains("a tiny untrained model on a few samples, to test the pipeline; its figures mean nothing", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnotherEmptyCacheAndOneJob_GivesTheSameBytes()
    {
        using var other = new TestRepository();

        var second = await other.RunAsync(other.PathOf("cache"), jobs: 1);

        Assert.Equal(Report("csv"), File.ReadAllText(other.PathOf("reports/out/smoke/table08.csv")));
        Assert.Equal(smoke.First.Outputs, second.Outputs);
    }

    private string Report(string ending) => File.ReadAllText(smoke.Repository.PathOf($"reports/out/smoke/table08.{ending}"));
}
