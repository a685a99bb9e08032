using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>A learning task of the user's own, trained and scored like the benchmark's.</summary>
[Collection(SmokeRun.Collection)]
public sealed class UserTaskTests : IDisposable
{
    private readonly SmokeRun _smoke;
    private readonly TestRepository _repository = new();

    public UserTaskTests(SmokeRun smoke)
    {
        _smoke = smoke;
        ShapesTask.Write(_repository);
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("sequential-finetune")]
    [InlineData("multi-task")]
    [InlineData("zero-shot")]
    [InlineData("moelora", "run.experts=2")]
    public async Task Run_TargetRun_TrainsScoresAndReports(string method, params string[] more)
    {
        string[] arguments = ["--target=Run", "--profile=own", $"--cache={_smoke.Cache}", $"--set=run.method={method}", .. more.Select(value => $"--set={value}")];

        var (code, printed) = await _repository.CommandAsync(arguments);

        Assert.Equal(0, code);
        Assert.Matches(@"\nRun: \d+ ran, \d+ cached, 0 failed in [\d.]+ s\n\z", printed);
        var rows = await File.ReadAllLinesAsync(_repository.PathOf("reports/out/own/run.csv"));
        Assert.Contains(rows, row => row.Contains($",{method},", StringComparison.Ordinal) && row.Contains(",Shapes,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Again_RunsNothing()
    {
        await _repository.RunAsync(_smoke.Cache, "Run", "own");

        Assert.Empty((await _repository.RunAsync(_smoke.Cache, "Run", "own")).Ran);
    }

    [Fact]
    public async Task Run_FileAddedThatNoRecordNames_ConvertsAndStops()
    {
        await _repository.RunAsync(_smoke.Cache, "Run", "own");
        _repository.Write($"{ShapesTask.Folder}/notes.txt", "photographed in May");

        var outcome = await _repository.RunAsync(_smoke.Cache, "Run", "own");

        Assert.Equal(["convert/Shapes/test", "convert/Shapes/train"], outcome.Ran);
    }

    [Fact]
    public async Task Run_TrainImageChanged_TrainsThatTaskAnew()
    {
        await _repository.RunAsync(_smoke.Cache, "Run", "own");
        File.Copy(_repository.PathOf(ShapesTask.Image(0)), _repository.PathOf(ShapesTask.Image(1)), overwrite: true);

        var outcome = await _repository.RunAsync(_smoke.Cache, "Run", "own");

        Assert.Contains("sequential-finetune/2-Shapes/train", outcome.Ran);
        Assert.DoesNotContain("sequential-finetune/1-ScienceQA/train", outcome.Ran);
    }
}
