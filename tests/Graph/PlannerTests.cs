using CoIN.Errors;
using CoIN.Graph.Tests.Support;

namespace CoIN.Graph.Tests;

public sealed class PlannerTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public void Plan_EmptyStore_IsAMissAndThoseThatWaitForIt()
    {
        var plan = _pipeline.Plan(_pipeline.Stage("a"), _pipeline.Stage("b", "", "a"));

        Assert.Equal(["Miss: has not been made before", "Waiting: waits for 'a'"], Describe(plan));
        Assert.Equal((0, 1, 1), (plan.Hits, plan.Misses, plan.Waiting));
    }

    [Fact]
    public async Task Plan_AfterARun_IsAllHits()
    {
        Stage[] stages = [_pipeline.Stage("a"), _pipeline.Stage("b", "", "a")];
        await _pipeline.RunAsync(stages);

        var plan = _pipeline.Plan(stages);

        Assert.Equal(["Hit: ", "Hit: "], Describe(plan));
        Assert.Equal(TimeSpan.Zero, plan.Estimate);
    }

    [Fact]
    public async Task Plan_ChangedPart_NamesTheFirstWithOldAndNewValue()
    {
        var source = _pipeline.Folder.Write("source", "one");
        var stage = _pipeline.Stage("a", "old") with { Inputs = new Dictionary<string, StageInput> { ["data"] = StageInput.External(source) } };
        await _pipeline.RunAsync(stage);

        AssertReason(stage with { CodeVersion = "2" }, "code changed from 1 to 2");
        AssertReason(stage with { Kind = "other" }, "kind changed from test to other");
        AssertReason(stage with { Parameters = Text("new") }, "parameter 'text' changed from 'old' to 'new'");
        AssertReason(stage with { Parameters = Text(1) }, "parameter 'text' changed from 'old' to 1");
        AssertReason(stage with { Parameters = Text(new string('x', 100)) }, $"parameter 'text' changed from 'old' to '{new string('x', 59)}...");
        AssertReason(stage with { Parameters = new Dictionary<string, ParameterValue>() }, "parameter 'text' is gone: it was 'old'");
        AssertReason(stage with { Parameters = new Dictionary<string, ParameterValue>(stage.Parameters) { ["more"] = 1 } }, "parameter 'more' is new: 1");
        _pipeline.Folder.Write("source", "two");
        AssertReason(stage, "input 'data' changed from sha256:7692c3ad3540... to sha256:3fc4ccfe7458...");
    }

    [Fact]
    public async Task Plan_WhatCannotChangeAResult_IsAHit()
    {
        var source = _pipeline.Folder.Write("source", "one");
        var stage = _pipeline.Stage("a") with { Inputs = new Dictionary<string, StageInput> { ["data"] = StageInput.External(source) } };
        await _pipeline.RunAsync(stage);
        File.SetLastWriteTimeUtc(source, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var moved = _pipeline.Folder.Write("elsewhere/moved", "one");

        var same = stage with
        {
            Name = "renamed",
            Needs = new ResourceNeeds(2, 1000, 0),
            Inputs = new Dictionary<string, StageInput> { ["data"] = StageInput.External(moved) },
        };

        Assert.Equal(PlanState.Hit, _pipeline.Plan(stage).Stages[0].State);
        Assert.Equal(PlanState.Hit, _pipeline.Plan(same).Stages[0].State);
    }

    [Fact]
    public async Task Plan_BlobMissing_IsAMissAndItsReadersAreHits()
    {
        Stage[] stages = [_pipeline.Stage("a", "x"), _pipeline.Stage("b", "y", "a")];
        _pipeline.DeleteBlob(await _pipeline.RunAsync(stages), "a");

        Assert.Equal(["Miss: blob 'sha256:2d711642b726...' of 'out.txt' is missing", "Hit: "], Describe(_pipeline.Plan(stages)));
    }

    [Fact]
    public async Task Plan_DamagedRecord_SaysSo()
    {
        var stage = _pipeline.Stage("a");
        await _pipeline.RunAsync(stage);
        var record = Directory.GetFiles(_pipeline.Store.Layout.Actions, "*", SearchOption.AllDirectories).Single();
        File.WriteAllText(record, "");

        AssertReason(stage, "its record is damaged");
        File.Delete(record);
        AssertReason(stage, "has not been made before");
    }

    [Fact]
    public void Plan_TwoStagesWithOneKey_RunsTheFirst()
    {
        var stage = _pipeline.Stage("a");

        var plan = _pipeline.Plan(stage, stage with { Name = "b" });

        Assert.Equal(["Miss: has not been made before", "Waiting: has the same key as 'a', which is made first"], Describe(plan));
    }

    [Fact]
    public void Plan_MissingFiles_NamesThemAll()
    {
        var (one, two) = (_pipeline.Folder["no-one"], _pipeline.Folder["no-two"]);
        Stage[] stages =
        [
            _pipeline.Stage("a") with { Inputs = new Dictionary<string, StageInput> { ["x"] = StageInput.External(one) } },
            _pipeline.Stage("b") with { Inputs = new Dictionary<string, StageInput> { ["y"] = StageInput.External(two), ["x"] = StageInput.External(one) } },
        ];

        Assert.Equal(
            $"stage 'a': input 'x': '{one}' does not exist\nstage 'b': input 'y': '{two}' does not exist",
            Assert.Throws<PipelineException>(() => _pipeline.Plan(stages)).Message);
    }

    [Fact]
    public async Task Plan_Estimates_ComeFromTheStageThenItsKind()
    {
        var slow = _pipeline.Acting("slow", context =>
        {
            _pipeline.Time.Advance(TimeSpan.FromMinutes(2));
            Pipeline.Write(context, "");
        });
        await _pipeline.RunAsync(slow);

        var plan = _pipeline.Plan(slow with { CodeVersion = "2" }, _pipeline.Stage("new"), _pipeline.Stage("other") with { Kind = "other" });

        Assert.Equal([TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2), null], plan.Stages.Select(stage => stage.Estimate));
        Assert.Equal((TimeSpan.FromMinutes(4), false), (plan.Estimate, plan.IsTimed));
    }

    private static Dictionary<string, ParameterValue> Text(ParameterValue text) => new() { ["text"] = text };

    private static IEnumerable<string> Describe(Plan plan) => plan.Stages.Select(stage => $"{stage.State}: {stage.Reason}");

    private void AssertReason(Stage stage, string reason) => Assert.Equal([$"Miss: {reason}"], Describe(_pipeline.Plan(stage)));
}
