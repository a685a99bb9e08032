using CoIN.EndToEnd.Tests.Support;
using CoIN.Graph;
using CoIN.Store;

namespace CoIN.EndToEnd.Tests;

/// <summary>What runs again after a change, and what does not.</summary>
[Collection(SmokeRun.Collection)]
public sealed class RerunTests(SmokeRun smoke) : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Run_Again_RunsNothing()
    {
        var again = await _repository.RunAsync(smoke.Cache);

        Assert.Empty(again.Ran);
        Assert.Equal(smoke.First.Outputs, again.Outputs);
        Assert.Equal(5, again.Reports.Count);
    }

    [Fact]
    public async Task Plan_LearningRate_MakesEveryTrainingAnewAndNothingBeforeIt()
    {
        var outcome = await _repository.RunAsync(smoke.Cache, plan: true, overrides: "train.learningRate=0.0005");

        var states = outcome.Plan.Stages.ToLookup(stage => stage.Stage.Kind, stage => stage.State);
        Assert.All(states["download"].Concat(states["convert"]).Concat(states["base"]), state => Assert.Equal(PlanState.Hit, state));
        foreach (var kind in (string[])["train", "predict", "score", "judge", "metrics", "compare", "table", "report"])
        {
            Assert.NotEmpty(states[kind]);
            if (kind is "train" or "predict" or "metrics")
            {
                Assert.DoesNotContain(PlanState.Hit, states[kind]);
            }
        }

        var first = outcome.Plan.Stages.Single(stage => stage.Stage.Name == "moelora-8/1-ScienceQA/train");
        Assert.Equal("parameter 'options' changed", first.Reason!.Text[..27]);
    }

    [Fact]
    public async Task Plan_Anything_RunsAndWritesNothing()
    {
        var cache = _repository.PathOf("cache");

        var outcome = await _repository.RunAsync(cache, plan: true);

        Assert.Null(outcome.Summary);
        Assert.Empty(outcome.Reports);
        Assert.False(Directory.Exists(_repository.PathOf("reports/out")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(cache, "blobs"), "*", SearchOption.AllDirectories));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(cache, "actions"), "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Run_TemplateEdited_RendersOnly()
    {
        File.AppendAllText(_repository.PathOf("reports/templates/table.md.hbs"), "\nOne more line.\n");

        var outcome = await _repository.RunAsync(smoke.Cache);

        Assert.Equal(["Table8/report"], outcome.Ran);
        Assert.EndsWith("One more line.\n", await File.ReadAllTextAsync(_repository.PathOf("reports/out/smoke/table08.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_RowAdded_RunsThatRowOnly()
    {
        _repository.Edit("stages/tables/Table8.yaml", "experts: [1, 2, 4, 8]", "experts: [1, 2, 4, 8]\n  - method: zero-shot");

        var outcome = await _repository.RunAsync(smoke.Cache);

        Assert.Equal(["Table8/report", "Table8/table", "zero-shot/metrics"], outcome.Ran.Where(name => name.Count(letter => letter == '/') == 1));
        Assert.All(outcome.Ran, name => Assert.True(name.StartsWith("zero-shot/", StringComparison.Ordinal) || name is "Table8/table" or "Table8/report", name));
    }

    [Fact]
    public async Task Run_ExpertsAdded_RunsThatRowOnly()
    {
        string[] oneTask = ["order=[ScienceQA]", "train.learningRate=0.002"];
        _repository.Edit("stages/tables/Table8.yaml", "experts: [1, 2, 4, 8]", "experts: [2]");
        await _repository.RunAsync(smoke.Cache, overrides: oneTask);
        _repository.Edit("stages/tables/Table8.yaml", "experts: [2]", "experts: [2, 4]");

        var outcome = await _repository.RunAsync(smoke.Cache, overrides: oneTask);

        Assert.Contains("moelora-4/1-ScienceQA/train", outcome.Ran);
        Assert.All(outcome.Ran, name => Assert.True(name.StartsWith("moelora-4/", StringComparison.Ordinal) || name is "Table8/compare-3" or "Table8/table" or "Table8/report", name));
    }

    [Fact]
    public async Task Run_AnotherFailureLimit_JudgesAndNeverPredicts()
    {
        var outcome = await _repository.RunAsync(smoke.Cache, overrides: "judge.failureLimit=0.5");

        Assert.NotEmpty(outcome.Ran); // equal answers of two models are judged once
        Assert.All(outcome.Ran, name => Assert.EndsWith("/judge", name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_NobodyJudges_ShowsTruthAlignmentOnly()
    {
        var outcome = await _repository.RunAsync(smoke.Cache, overrides: "judge.name=none");

        Assert.DoesNotContain(outcome.Plan.Stages, stage => stage.Stage.Kind == "judge");
        Assert.DoesNotContain("## Reasoning capability", await File.ReadAllTextAsync(_repository.PathOf("reports/out/smoke/table08.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raw/GQA")]
    [InlineData("convert/VizWiz/test")]
    [InlineData("moelora-2/1-ScienceQA/train")]
    [InlineData("moelora-4/8-OCR-VQA/train")]
    [InlineData("multi-task/metrics")]
    [InlineData("Table8/table")]
    [InlineData("Table8/report")]
    public async Task Run_BlobDeleted_MakesThatStageOnly(string stage)
    {
        var blobs = new StoreLayout(smoke.Cache);
        var output = smoke.First.Summary!.OutputOf(stage);
        var others = smoke.First.Summary.Results.Where(result => result.Stage.Name != stage).SelectMany(result => result.Output!.Files).Select(file => file.Content).ToHashSet();
        File.Delete(blobs.Blob(output.Files.First(file => !others.Contains(file.Content)).Content));

        var outcome = await _repository.RunAsync(smoke.Cache);

        Assert.Equal([stage], outcome.Ran);
        Assert.Equal(smoke.First.Outputs, outcome.Outputs);
    }
}
