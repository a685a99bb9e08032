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

    [Fact]
    public async Task Nightly_AFigureMoved_NamesRowCellValuesAndTheFirstStageThatChanged()
    {
        await CommandAsync("Accept");
        var text = File.ReadAllText(Baseline);
        var at = text.IndexOf("\"task\": \"MAA\"", StringComparison.Ordinal);
        var value = text.IndexOf("\"value\": ", at, StringComparison.Ordinal) + "\"value\": ".Length;
        var end = text.IndexOfAny([',', '\n'], value);
        var found = text[value..end].TrimEnd();
        File.WriteAllText(Baseline, text[..value] + "99.5" + text[end..]);
        _repository.Edit("stages/profiles/night.yaml", "learningRate: 1e-3\n", "learningRate: 1.5e-3\n");

        var (code, printed) = await CommandAsync("Nightly");

        Assert.Equal(1, code);
        Assert.NotEqual("99.5", found);
        Assert.Matches(
            @"warning: Own, row 'Sequential fine-tuning', truth-alignment, overall, MAA: 99.5 expected, [0-9.]+ found; the first stage with another key is 'sequential-finetune/1-ScienceQA/train'",
            printed);
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

    private Task<(int ExitCode, string Printed)> CommandAsync(string target) =>
        _repository.CommandAsync($"--target={target}", "--profile=night", $"--cache={_repository.PathOf("cache")}");
}
