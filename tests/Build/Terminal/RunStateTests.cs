using CoIN.Build.Terminal;
using CoIN.Graph;

namespace CoIN.Build.Tests.Terminal;

public sealed class RunStateTests
{
    private readonly RunState _state = new([new("a", "train", Seconds(10)), new("b", "train", Seconds(20)), new("c", "score", Seconds(30))]);

    [Fact]
    public void Snapshot_NothingRuns_IsAllTheWork()
    {
        var snapshot = _state.Snapshot(Seconds(5));

        Assert.Equal((3, 0, Seconds(60)), (snapshot.Total, snapshot.Done, snapshot.Left));
    }

    [Fact]
    public void Snapshot_TwoRun_HalvesTheRest()
    {
        _state.Start("b", Seconds(1));
        _state.Start("a", Seconds(1));
        _state.Report("b", new StageProgress(50, 100, "samples", 10));

        var snapshot = _state.Snapshot(Seconds(5));

        // a: 10 - 4 of its estimate, b: 5 at its rate, c: 30.
        Assert.Equal(["a", "b"], snapshot.Running.Select(stage => stage.Name));
        Assert.Equal(Seconds(20.5), snapshot.Left);
    }

    [Fact]
    public void Snapshot_StageTakesLongerThanThought_NeverFallsBelowZero()
    {
        _state.Finish("b", Seconds(20));
        _state.Finish("c", null);
        _state.Start("a", Seconds(0));

        var snapshot = _state.Snapshot(Seconds(100));

        Assert.Equal((3, 2, Seconds(0)), (snapshot.Total, snapshot.Done, snapshot.Left));
    }

    [Fact]
    public void Snapshot_KindNeverTimed_CountsFromItsFirstStageOn()
    {
        var state = new RunState([new("base", "base", Seconds(10)), new("one", "train", null), new("two", "train", null)]);

        var before = state.Snapshot(Seconds(0));
        state.Start("one", Seconds(0));
        state.Report("one", new StageProgress(50, 100, "samples", 10));
        var during = state.Snapshot(Seconds(5));
        state.Finish("one", Seconds(8));
        var after = state.Snapshot(Seconds(8));

        Assert.Equal((Seconds(10), false), (before.Left, before.IsAllTimed));
        Assert.Equal((Seconds(15), false), (during.Left, during.IsAllTimed));
        Assert.Equal((Seconds(18), true), (after.Left, after.IsAllTimed));
    }

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
