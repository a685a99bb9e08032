using System.Text.Json.Nodes;
using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>What the targets Nightly and Accept do, on one small table.</summary>
public sealed class NightlyTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public NightlyTests()
    {
        _repository.WriteProfile("night", "order: [ScienceQA, TextVQA]\nreport: { nightly: [Own] }\n");
        _repository.Write("stages/tables/Own.yaml", "id: Own\noutput: own\nrows:\n  - method: sequential-finetune\n");
    }

    private string Baseline => _repository.PathOf("reports/baseline/night.json");

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Nightly_NothingChanged_PassesAndIsRemembered()
    {
        await CommandAsync("Accept");

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal((0, false), (code, printed.Contains("warning", StringComparison.Ordinal)));
        Assert.Contains("\"moved\":0", Assert.Single(File.ReadAllLines(_repository.PathOf("reports/history/night.jsonl"))), StringComparison.Ordinal);
        Assert.Contains("<svg", File.ReadAllText(_repository.PathOf("reports/out/night/trend.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("learningRate: 1e-3\n", "learningRate: 1.5e-3\n", "'sequential-finetune/1-ScienceQA/train'")]
    [InlineData("maximumNewTokens: 4", "maximumNewTokens: 5", "'sequential-finetune/1-ScienceQA/ScienceQA/predict'")]
    [InlineData("samples: 64", "samples: 65", "'base'")]
    [InlineData("testRecords: 4", "testRecords: 5", "'raw/ScienceQA'")]
    [InlineData("microBatch: 4\n", "microBatch: 4\n  perTask: { TextVQA: { epochs: 2 } }\n", "'sequential-finetune/2-TextVQA/train'")]
    public async Task Nightly_AFigureMoved_NamesRowCellValuesAndTheFirstStageThatChanged(string old, string @new, string stage)
    {
        await CommandAsync("Accept");
        EditMaa(99.5);
        _repository.Edit("stages/profiles/night.yaml", old, @new);

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal(1, code);
        Assert.Matches(
            $@"warning: Own, row 'Sequential fine-tuning', truth-alignment, overall, MAA: 99.5 expected, [0-9.]+ found; the first stage with another key is {stage}\n", printed);
    }

    [Fact]
    public async Task Nightly_RowAddedInFront_StillNamesTheStagesOfTheRowThatMoved()
    {
        await CommandAsync("Accept");
        EditMaa(99.5);
        _repository.Write("stages/tables/Own.yaml", "id: Own\noutput: own\nrows:\n  - method: zero-shot\n  - method: sequential-finetune\n");
        _repository.Edit("stages/profiles/night.yaml", "learningRate: 1e-3\n", "learningRate: 1.5e-3\n");

        var (_, printed) = await CommandAsync("Nightly");

        Assert.Matches("MAA: 99.5 expected, [0-9.]+ found; the first stage with another key is 'sequential-finetune/1-ScienceQA/train'\n", printed);
    }

    // t(2) = 4.3027 for three seeds: a spread of 2 allows 4.3027 * 2 * sqrt(1 + 1/3) = 9.94 points.
    [Theory]
    [InlineData(9.9, 0)]
    [InlineData(10.0, 1)]
    public async Task Nightly_OtherPlatformWithSpread_AllowsWhatAnotherSeedMightMove(double difference, int expected)
    {
        await CommandAsync("Accept");
        var baseline = JsonNode.Parse(File.ReadAllText(Baseline))!;
        (baseline["platform"], baseline["seeds"]) = ("a machine far away", 3);
        var maa = baseline["figures"]!.AsArray().First(figure => (string?)figure!["task"] == "MAA")!;
        (maa["value"], maa["spread"]) = ((double)maa["value"]! + difference, 2.0);
        File.WriteAllText(Baseline, baseline.ToJsonString());

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal((expected, expected > 0), (code, printed.Contains("warning: Own, row 'Sequential fine-tuning', truth-alignment, overall, MAA: ", StringComparison.Ordinal)));
    }

    // With one seed there is no spread: its base model, rounded otherwise, may say anything.
    [Theory]
    [InlineData("a machine far away", 0)]
    [InlineData(null, 1)]
    public async Task Nightly_FigureWithoutSpread_IsComparedOnItsOwnPlatformOnly(string? platform, int expected)
    {
        _repository.Write("stages/tables/Own.yaml", "id: Own\noutput: own\naspects: [truth-alignment]\nrows:\n  - method: zero-shot\n");
        await CommandAsync("Accept");
        var baseline = JsonNode.Parse(File.ReadAllText(Baseline))!;
        platform ??= (string)baseline["platform"]!;
        (baseline["platform"], baseline["seeds"]) = (platform, 3);
        var figures = baseline["figures"]!.AsArray();
        var before = (double)figures[0]!["value"]!;
        figures[0]!["value"] = 150;
        File.WriteAllText(Baseline, baseline.ToJsonString());

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal(expected, code);
        Assert.Equal(
            expected == 0
                ? [$"warning: {figures.Count} of {figures.Count} figures were not compared: the baseline is from '{platform}', and they have one seed, which gives no tolerance between platforms"]
                : [$"warning: Own, row 'Zero-shot', truth-alignment, single, ScienceQA: 150 expected, {before:0.####} found; no stage has another key, so that the run is not reproducible"],
            printed.Split('\n').Where(line => line.StartsWith("warning: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nightly_NoBaseline_SaysHowToMakeOne()
    {
        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal(
            (1, $"error: there is no baseline '{Baseline}'; './build.sh --target=Accept --profile=night' makes one of the figures of a run\n"), (code, printed));
    }

    [Fact]
    public async Task Nightly_BaselineOfAnotherProfile_IsRefused()
    {
        _repository.Write("reports/baseline/night.json", """{ "profile": "mini", "platform": "", "seeds": 1, "figures": [], "stages": {} }""");

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal((1, $"error: baseline '{Baseline}': profile 'night' expected, found 'mini'; figures of two profiles do not compare\n"), (code, printed));
    }

    [Fact]
    public async Task Nightly_OtherPlatformWithoutSpread_IsRefused()
    {
        _repository.Write("reports/baseline/night.json", """{ "profile": "night", "platform": "a machine far away", "seeds": 1, "figures": [], "stages": {} }""");

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal(1, code);
        Assert.Matches(
            "error: the baseline is from 'a machine far away', this is '.+', and one seed gives no tolerance between the two; accept it there with --seeds=5, or accept one here\n", printed);
    }

    private void EditMaa(double value)
    {
        var baseline = JsonNode.Parse(File.ReadAllText(Baseline))!;
        baseline["figures"]!.AsArray().First(figure => (string?)figure!["task"] == "MAA")!["value"] = value;
        File.WriteAllText(Baseline, baseline.ToJsonString());
    }

    private Task<(int ExitCode, string Printed)> CommandAsync(string target) =>
        _repository.CommandAsync($"--target={target}", "--profile=night", $"--cache={_repository.PathOf("cache")}");
}
