using CoIN.Errors;
using CoIN.Graph.Tests.Support;

namespace CoIN.Graph.Tests;

/// <summary>What runs when, and beside what.</summary>
public sealed class SchedulerOrderTests : IDisposable
{
    private readonly Pipeline _pipeline = new();
    private readonly Lock _gate = new();
    private int _coresInUse;
    private int _mostCores;
    private int _gpusInUse;
    private int _mostGpus;

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Run_ManyStages_StayWithinTheResources()
    {
        var stages = Enumerable.Range(0, 30).Select(i => Busy($"s{i}", new ResourceNeeds(1 + (i % 3), 100, i % 5 == 0 ? 1 : 0))).ToArray();

        var summary = await _pipeline.RunAsync(_pipeline.Plan(stages), new Resources(4, 250, 2));

        Assert.Equal(30, summary.Ran);
        Assert.InRange(_mostCores, 2, 4);
        Assert.InRange(_mostGpus, 1, 2);
    }

    [Fact]
    public async Task Run_MoreCoresWantedThanThereAre_RunsAlone()
    {
        var summary = await _pipeline.RunAsync(_pipeline.Plan(Busy("wide", new ResourceNeeds(64))), new Resources(2, 0));

        Assert.Equal(1, summary.Ran);
    }

    [Fact]
    public async Task Run_MoreMemoryOrGpusWantedThanThereAre_IsRefusedBeforeAnythingRuns()
    {
        var plan = _pipeline.Plan(Busy("large", new ResourceNeeds(1, 16_000_000_000)), Busy("cuda", new ResourceNeeds(1, 0, 2)), _pipeline.Stage("small"));

        var error = await Assert.ThrowsAsync<PipelineException>(() => _pipeline.RunAsync(plan, new Resources(2, 8_000_000_000)));

        Assert.Equal(
            "stage 'large' needs 16.0 GB of memory, 8.0 GB may be used; choose a smaller profile or a larger machine\n" +
            "stage 'cuda' needs 2 GPUs, 0 may be used; choose another device",
            error.Message);
        Assert.Empty(_pipeline.Acted);
    }

    [Fact]
    public async Task Run_LargeStageInTheStore_NeedsNoResources()
    {
        var stage = Busy("large", new ResourceNeeds(1, 16_000_000_000));
        await _pipeline.RunAsync(_pipeline.Plan(stage), new Resources(1, 16_000_000_000));

        Assert.Equal(1, (await _pipeline.RunAsync(_pipeline.Plan(stage), new Resources(1, 1))).Cached);
    }

    [Fact]
    public async Task Run_OneCore_TakesTheLongestChainFirst()
    {
        Stage[] stages = [_pipeline.Stage("short"), _pipeline.Stage("long-1", "1"), _pipeline.Stage("long-2", "2", "long-1"), _pipeline.Stage("long-3", "3", "long-2")];

        await _pipeline.RunAsync(_pipeline.Plan(stages), new Resources(1, 0));

        Assert.Equal("long-1", _pipeline.Acted.First());
    }

    [Fact]
    public async Task Run_RecordedDurations_DecideTheOrder()
    {
        Stage[] stages = [Timed("minute", TimeSpan.FromMinutes(1)), Timed("hour", TimeSpan.FromHours(1)), Timed("second", TimeSpan.FromSeconds(1))];
        await _pipeline.RunAsync(_pipeline.Plan(stages), new Resources(1, 0));
        _pipeline.Acted.Clear();

        await _pipeline.RunAsync(_pipeline.Plan([.. stages.Select(stage => stage with { CodeVersion = "2" })]), new Resources(1, 0));

        Assert.Equal(["hour", "minute", "second"], _pipeline.Acted);
    }

    [Fact]
    public void Take_UrgentStageThatMustWait_KeepsTheOthersFromWhatItLacksOnly()
    {
        var pool = new ResourcePool(new Resources(4, 100, 1));
        var first = pool.Take([Node("gpu", new ResourceNeeds(2, 50, 1))]);
        Assert.Equal(["gpu"], first.Select(start => start.Node.Stage.Name));

        var beside = pool.Take([Node("gpu-2", new ResourceNeeds(1, 10, 1)), Node("cpu", new ResourceNeeds(1, 10))]);
        Assert.Equal(["cpu"], beside.Select(start => start.Node.Stage.Name));
        var behind = pool.Take([Node("wide", new ResourceNeeds(2)), Node("narrow", new ResourceNeeds(1))]);
        Assert.Empty(behind);

        pool.Return(first[0].Grant);
        Assert.Equal(["wide", "narrow"], pool.Take([Node("wide", new ResourceNeeds(2)), Node("narrow", new ResourceNeeds(1))]).Select(start => start.Node.Stage.Name));
    }

    [Fact]
    public async Task Run_StagesOnGpus_EachSeesItsOwn()
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<int>();
        using var both = new Barrier(2);
        var stages = Enumerable.Range(0, 2).Select(i => _pipeline.Acting($"s{i}", context =>
        {
            seen.Add(Assert.Single(context.Gpus));
            both.SignalAndWait(TimeSpan.FromSeconds(30));
            Pipeline.Write(context, "");
        }) with { Needs = new ResourceNeeds(1, 0, 1) });

        await _pipeline.RunAsync(_pipeline.Plan([.. stages]), new Resources(2, 0, 2));

        Assert.Equal([0, 1], seen.Order());
    }

    [Fact]
    public async Task Run_AnyStage_TellsTheObserver()
    {
        var stage = _pipeline.Acting("a", context =>
        {
            context.Progress.Report(new StageProgress(1, 2, "samples"));
            context.Log("half way");
            Pipeline.Write(context, "");
        });

        await _pipeline.RunAsync(stage);
        await _pipeline.RunAsync(stage);

        Assert.Equal(["started a", "progress a 1/2 samples", "logged a half way", "Ran a", "Cached a"], _pipeline.Observer.Lines);
    }

    [Fact]
    public async Task Run_StageThatStatesNoRate_IsMeasuredFromItsFirstReportOn()
    {
        var stage = _pipeline.Acting("a", context =>
        {
            foreach (var (done, message) in new[] { (100, "one"), (110, "one"), (120, "one"), (5, "two"), (9, "two") })
            {
                context.Progress.Report(new StageProgress(done, 200, "samples", Message: message));
                _pipeline.Time.Advance(TimeSpan.FromSeconds(2));
            }

            context.Progress.Report(new StageProgress(10, 200, "samples", RatePerSecond: 7, Message: "two"));
            Pipeline.Write(context, "");
        });

        await _pipeline.RunAsync(stage);

        Assert.Equal([null, 5, 5, null, 2, 7], _pipeline.Observer.Rates);
    }

    [Fact]
    public async Task Run_ActionThatAwaits_IsWaitedFor()
    {
        var stage = new Stage("judge", "a", async context =>
        {
            await Task.Delay(10);
            Pipeline.Write(context, "late");
        })
        {
            CodeVersion = "1",
        };

        Assert.Equal("late", _pipeline.ReadOutput(await _pipeline.RunAsync(stage), "a"));
    }

    private static RunNode Node(string name, ResourceNeeds needs) =>
        new(new PlannedStage { Stage = new Stage("test", name, _ => { }) { Needs = needs }, State = PlanState.Miss }, new GraphNode(new Stage("test", name, _ => { }), [], []), 0);

    private Stage Timed(string name, TimeSpan duration) => _pipeline.Acting(name, context =>
    {
        _pipeline.Time.Advance(duration);
        Pipeline.Write(context, name);
    });

    private Stage Busy(string name, ResourceNeeds needs) => _pipeline.Acting(name, context =>
    {
        Count(needs, 1);
        Thread.Sleep(5);
        Pipeline.Write(context, name);
        Count(needs, -1);
    }) with { Needs = needs };

    private void Count(ResourceNeeds needs, int sign)
    {
        lock (_gate)
        {
            _coresInUse += sign * needs.Cores;
            _gpusInUse += sign * needs.Gpus;
            _mostCores = Math.Max(_mostCores, _coresInUse);
            _mostGpus = Math.Max(_mostGpus, _gpusInUse);
        }
    }
}
