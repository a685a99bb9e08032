using CoIN.Graph.Tests.Support;
using CoIN.Store;

namespace CoIN.Graph.Tests;

/// <summary>What runs again after what change.</summary>
public sealed class SchedulerCacheTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Run_Twice_ActsOnce()
    {
        Stage[] stages = [_pipeline.Stage("a", "x"), _pipeline.Stage("b", "y", "a")];

        var first = await _pipeline.RunAsync(stages);
        var second = await _pipeline.RunAsync(stages);

        Assert.Equal((2, 0), (first.Ran, first.Cached));
        Assert.Equal((0, 2), (second.Ran, second.Cached));
        Assert.Equal("x+y", _pipeline.ReadOutput(second, "b"));
    }

    [Fact]
    public async Task Run_ChangedStage_RunsItAndWhatReadsIt()
    {
        await _pipeline.RunAsync(Chain("1"));

        Assert.Equal(["b", "c"], await _pipeline.ActedInAsync(Chain("2")));
    }

    [Fact]
    public async Task Run_ChangedStageWithTheSameBytes_StopsThere()
    {
        await _pipeline.RunAsync(Chain("1"));
        var again = Chain("1");
        again[1] = again[1] with { CodeVersion = "2" };

        Assert.Equal(["b"], await _pipeline.ActedInAsync(again));
    }

    [Fact]
    public async Task Run_ChangedBack_RunsNothing()
    {
        await _pipeline.RunAsync(Chain("1"));
        await _pipeline.RunAsync(Chain("2"));

        Assert.Empty(await _pipeline.ActedInAsync(Chain("1")));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    [InlineData("c")]
    public async Task Run_OneBlobDeleted_MakesThatOneAgain(string stage)
    {
        _pipeline.DeleteBlob(await _pipeline.RunAsync(Chain("1")), stage);

        Assert.Equal([stage], await _pipeline.ActedInAsync(Chain("1")));
        Assert.Empty(await _pipeline.ActedInAsync(Chain("1")));
    }

    [Fact]
    public async Task Run_RemadeBlobDiffers_RunsWhatReadsIt()
    {
        var text = "old";
        Stage[] stages = [_pipeline.Acting("a", context => Pipeline.Write(context, text)), _pipeline.Stage("b", "y", "a"), _pipeline.Stage("c", "z", "b")];
        _pipeline.DeleteBlob(await _pipeline.RunAsync(stages), "a");
        text = "new";

        var plan = _pipeline.Plan(stages);
        Assert.Equal((2, 1), (plan.Hits, plan.Misses));
        var summary = await _pipeline.RunAsync(plan);

        Assert.Equal(3, summary.Ran);
        Assert.Equal("new+y+z", _pipeline.ReadOutput(summary, "c"));
    }

    [Fact]
    public async Task Run_TwoStagesWithOneKey_ActsOnce()
    {
        var stage = _pipeline.Stage("a", "x");
        Stage[] stages = [stage, stage with { Name = "b" }, _pipeline.Stage("c", "", "a", "b")];

        var summary = await _pipeline.RunAsync(stages);

        Assert.Equal(["a", "c"], _pipeline.Acted);
        Assert.Equal((2, 1), (summary.Ran, summary.Cached));
        Assert.Equal("x+x+", _pipeline.ReadOutput(summary, "c"));
    }

    [Fact]
    public async Task Run_TwoStoresOnOneFolder_EachStageActsOnce()
    {
        var stages = Enumerable.Range(0, 12).Select(i => _pipeline.Acting($"s{i}", context =>
        {
            Thread.Sleep(5);
            Pipeline.Write(context, context.OutputFolder.Length > 0 ? "x" : "");
        })).ToArray();
        using var other = ContentStore.Open(_pipeline.Store.Layout.Root, _pipeline.Time);
        var otherScheduler = new Scheduler(other, new RunOrigin("other", "cpu", ""), _pipeline.Time);

        var plan = _pipeline.Plan(stages);
        var runs = await Task.WhenAll(
            _pipeline.RunAsync(plan),
            otherScheduler.RunAsync(plan, new InlineExecutor(), new Resources(2, 0), new RecordingObserver(), CancellationToken.None));

        Assert.Equal(12, _pipeline.Acted.Count);
        Assert.Equal(12, runs.Sum(run => run.Ran));
        Assert.Equal(12, runs.Sum(run => run.Cached));
    }

    [Fact]
    public async Task Run_Result_IsRecordedWithItsOrigin()
    {
        var source = _pipeline.Folder.Write("source", "data");
        var started = _pipeline.Time.GetUtcNow();
        var stage = _pipeline.Acting("b", context =>
        {
            _pipeline.Time.Advance(TimeSpan.FromSeconds(3));
            context.Log("loss 1.5");
            Pipeline.Write(context, "");
        }, "a");
        stage = stage with { Inputs = new Dictionary<string, StageInput>(stage.Inputs) { ["data"] = StageInput.External(source) } };

        await _pipeline.RunAsync(_pipeline.Stage("a"), stage);

        var record = _pipeline.Store.Actions.FindLatest("b")!;
        Assert.Equal(new Provenance(started, TimeSpan.FromSeconds(3), "host", "cpu", "dotnet cake"), record.Provenance);
        Assert.Equal([("a", "stage 'a'"), ("data", $"'{source}'")], record.Inputs.Select(input => (input.Name, input.Origin)));
        Assert.Equal(["kind", "code", "parameter 'name'", "input 'a'", "input 'data'"], record.KeyParts.Select(part => part.Name));
        Assert.Equal(["loss 1.5"], record.LogTail);
    }

    private Stage[] Chain(string text) =>
        [_pipeline.Stage("a", "a"), _pipeline.Stage("b", text, "a"), _pipeline.Stage("c", "c", "b"), _pipeline.Stage("d", "d", "a")];
}
