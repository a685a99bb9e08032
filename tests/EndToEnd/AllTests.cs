using System.Text.RegularExpressions;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Graph;

namespace CoIN.EndToEnd.Tests;

/// <summary>Every table at the smoke scale. The first run begins with Table 8 in its cache; the second one begins empty, for a part of the tables.</summary>
[Collection(SmokeRun.Collection)]
public sealed class AllTests(SmokeRun smoke)
{
    [Fact]
    public async Task All_Smoke_MakesEveryTableAndSharesWhatRowsHaveInCommon()
    {
        using var repository = new TestRepository();
        var outcome = await repository.RunAsync(smoke.Cache, target: "All");

        Assert.NotNull(outcome.Summary);
        Assert.Equal((0, 0), (outcome.Summary.Failed, outcome.Summary.Skipped));
        var tables = Directory.GetFiles(repository.PathOf("stages/tables"), "*.yaml").Length;
        Assert.Equal(tables, outcome.Reports.Count(report => report.EndsWith(".html", StringComparison.Ordinal)));
        Assert.All(outcome.Reports, report => Assert.NotEqual(0, new FileInfo(report).Length));
        Assert.InRange(outcome.Shared, 1, outcome.Plan.Stages.Count);
        Assert.True(File.Exists(repository.PathOf("reports/out/smoke/index.html")));

        // Where a method did nothing of its own, two rows of Table 9 would learn the same adapter; so few test samples cannot show that.
        var adapters = outcome.Summary.Results.Where(result => Regex.IsMatch(result.Stage.Name, "^(sequential-finetune|lwf|ewc|moelora-8)-volume-0.4/8-OCR-VQA/train$"))
            .Select(result => result.Output!.Files.Single(file => file.Path == "adapter_model.safetensors").Content).ToList();
        Assert.Equal((4, 4), (adapters.Count, adapters.Distinct().Count()));

        // Of what was made with other tables in one run, a part is made again alone and from nothing: the same bytes.
        using var other = new TestRepository();
        foreach (var table in new[] { "Table9", "V1.Table6" })
        {
            await other.RunAsync(other.PathOf("cache"), table, jobs: 1);
        }

        foreach (var csv in Directory.GetFiles(other.PathOf("reports/out/smoke"), "*.csv"))
        {
            Assert.Equal(File.ReadAllText(csv), File.ReadAllText(repository.PathOf($"reports/out/smoke/{Path.GetFileName(csv)}")));
        }
    }

    [Fact]
    public async Task Table_ThreeSeeds_SharesWhatNoSeedDecidesAndPrintsIntervals()
    {
        using var repository = new TestRepository();
        repository.Write(
            "stages/tables/Own.yaml",
            "id: Own\noutput: own\nvaries: [experts]\nrows:\n  - method: zero-shot\n  - { method: moelora, experts: [1, 2] }\n");
        repository.WriteProfile("short", "order: [ScienceQA, TextVQA]\n");
        var cache = repository.PathOf("cache");
        await repository.RunAsync(cache, "Own", "short");

        var seeds = await repository.RunAsync(cache, "Own", "short", overrides: "seeds=3");

        Assert.DoesNotContain(seeds.Ran, stage => stage == "base" || stage.StartsWith("raw/", StringComparison.Ordinal) || stage.StartsWith("convert/", StringComparison.Ordinal));
        Assert.All(seeds.Ran.Where(stage => stage.EndsWith("/train", StringComparison.Ordinal)), stage => Assert.Matches("-seed-4[34]/", stage));
        var csv = File.ReadAllLines(repository.PathOf("reports/out/short/own.csv"));
        Assert.Contains(csv, line => line.StartsWith("ours,Own,truth-alignment,LLaVA,moelora,experts=2,overall,MAA,", StringComparison.Ordinal) && line.Contains("seeds=3;low=", StringComparison.Ordinal));
        Assert.DoesNotContain(csv, line => line.Contains(",zero-shot,", StringComparison.Ordinal) && line.Contains("seeds=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("judge: [lexical, none]", "judge")]
    [InlineData("set: [protocol.name=published, protocol.schedule=published]", "set")]
    [InlineData("set: [protocol.projector=published; protocol.projectorLearningRate=published, train.learningRate=2e-3]", "set")]
    [InlineData("set: [model.language.hiddenSize=48]", "set")]
    [InlineData("set: [train.ewc.lambda=10], method: ewc", "set")]
    [InlineData("order: ['TextVQA,ScienceQA', alphabet]", "order")]
    [InlineData("instructions: [diverse, 10type]", "instructions")]
    [InlineData("volume: [0.5, 1]", "volume")]
    [InlineData("rank: [4, 8]", "rank")]
    public async Task Plan_WhatARowVaries_IsAnExperimentOfItsOwn(string varied, string key)
    {
        using var repository = new TestRepository();
        repository.Write("stages/tables/Own.yaml", $"id: Own\noutput: own\nvaries: [{key}]\naspects: [truth-alignment]\nrows:\n  - method: sequential-finetune\n  - {{ {varied} }}\n");
        repository.WriteProfile("short", "order: [ScienceQA, TextVQA]\n");

        var plan = (await repository.RunAsync(repository.PathOf("cache"), "Own", "short", plan: true)).Plan;

        Assert.Contains(plan.Stages, stage => stage.Stage.Name.EndsWith("/metrics", StringComparison.Ordinal) && stage.Stage.Name != "sequential-finetune/metrics");
        Assert.DoesNotContain(plan.Stages, stage => stage.State == PlanState.Hit);
    }
}
