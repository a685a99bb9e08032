using CoIN.Graph.Tests.Support;
using CoIN.Store.Care;
using CoIN.Store.Tests.Support;

namespace CoIN.Graph.Tests;

/// <summary>Damages what lies in the store in every way, and expects the next run to see it and to end with the same bytes.</summary>
public sealed class PlantedFaultTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    public static TheoryData<string, string> Faults()
    {
        var all = new TheoryData<string, string>();
        foreach (var fault in new[] { "truncated", "flipped", "swapped", "emptied", "folder", "loop", "pipe", "unreadable", "gone" })
        {
            all.Add(fault, "blob");
            all.Add(fault, "record");
            all.Add(fault, "latest key");
            all.Add(fault, "tree");
        }

        return all;
    }

    public static TheoryData<string, string> IndexFaults()
    {
        var all = new TheoryData<string, string>();
        foreach (var fault in new[] { "truncated", "flipped", "emptied", "folder", "loop", "pipe", "device", "unreadable", "gone" })
        {
            all.Add(fault, "files");
            all.Add(fault, "results");
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Run_AfterAFault_EndsWithTheSameBytes(string fault, string victim)
    {
        Stage[] stages = [_pipeline.Stage("a", "one"), _pipeline.Stage("b", "two", "a"), _pipeline.Stage("c", "three", "b")];
        var first = await _pipeline.RunAsync(stages);
        PlantedFault.Plant(fault, PathOf(victim, first, "b"), PathOf(victim, first, "a"));

        var again = await _pipeline.RunAsync(stages);
        var last = await _pipeline.RunAsync(stages);

        Assert.Equal((0, 0), (again.Failed, again.Skipped));
        Assert.Equal(victim is "blob" or "record" && !(fault == "unreadable" && Environment.IsPrivilegedProcess) ? 1 : 0, again.Ran); // root reads everything
        Assert.Equal(0, last.Ran);
        Assert.Equal(["one", "one+two", "one+two+three"], stages.Select(stage => _pipeline.ReadOutput(last, stage.Name)));
    }

    [Theory]
    [InlineData("truncated", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' has 6 bytes, 7 expected")]
    [InlineData("flipped", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' holds other bytes than its name says")]
    [InlineData("swapped", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' has 3 bytes, 7 expected")]
    [InlineData("emptied", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' has 0 bytes, 7 expected")]
    [InlineData("folder", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' is not a file")]
    [InlineData("loop", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' is not a file")]
    [InlineData("pipe", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' is not a file")]
    [InlineData("gone", "blob", "blob 'sha256:c1eea744b3f0...' of 'out.txt' is missing")]
    [InlineData("truncated", "record", "its record is damaged")]
    [InlineData("flipped", "record", "its record is damaged")]
    [InlineData("swapped", "record", "its record belongs to another key")]
    [InlineData("emptied", "record", "its record is damaged")]
    [InlineData("folder", "record", "its record cannot be read: Access to the path 'RECORD' is denied")]
    [InlineData("loop", "record", "has not been made before")]
    [InlineData("pipe", "record", "its record is not a file")]
    [InlineData("gone", "record", "has not been made before")]
    public async Task Plan_AfterAFault_SaysWhatWasFound(string fault, string victim, string reason)
    {
        Stage[] stages = [_pipeline.Stage("a", "one"), _pipeline.Stage("b", "two", "a")];
        var first = await _pipeline.RunAsync(stages);
        var path = PathOf(victim, first, "b");
        PlantedFault.Plant(fault, path, PathOf(victim, first, "a"));

        var planned = _pipeline.Plan(stages).Stages[1];

        Assert.Equal((PlanState.Miss, reason.Replace("RECORD", path, StringComparison.Ordinal)), (planned.State, planned.Reason!.Text));
    }

    [Theory]
    [MemberData(nameof(IndexFaults))]
    public async Task Run_AfterAFaultInAnIndex_FindsEverythingAndReplacesIt(string fault, string index)
    {
        var source = _pipeline.Folder.Write("source.txt", "one");
        await _pipeline.RunAsync(Copying(_pipeline, source));
        _pipeline.Plan(Copying(_pipeline, source));
        _pipeline.Store.Sources.Save();
        var path = Path.Combine(_pipeline.Store.Layout.Index, index);
        var whole = File.ReadAllBytes(path);
        PlantedFault.Plant(fault, path, path);

        using var next = new Pipeline(_pipeline.Store.Layout.Root);
        Assert.Empty(await next.ActedInAsync(Copying(next, source)));
        next.Store.Sources.Save();
        Assert.Equal(whole, File.ReadAllBytes(path));
        PlantedFault.Plant(fault, path, path);
        Assert.Empty(StoreCheck.Run(next.Store, 1, new Progress<long>(), CancellationToken.None).Faults);
    }

    [Fact]
    public async Task Plan_OtherBytesOfTheSameSizeAndTime_AreFoundByParanoia()
    {
        var stage = _pipeline.Stage("a", "one");
        var blob = PathOf("blob", await _pipeline.RunAsync(stage), "a");
        Poison(blob, "two");
        Assert.Equal(1, _pipeline.Plan(stage).Hits);

        _pipeline.Store.Paranoid = true;
        var planned = Assert.Single(_pipeline.Plan(stage).Stages);

        Assert.Equal((PlanState.Miss, MissCause.BlobMissing), (planned.State, planned.Reason!.Cause));
        Assert.Matches("^blob 'sha256:[0-9a-f]{12}...' of 'out.txt' holds other bytes than its name says$", planned.Reason.Text);
        Assert.Equal("one", _pipeline.ReadOutput(await _pipeline.RunAsync(stage), "a"));
    }

    [Fact]
    public async Task Plan_GoodBlobWithAnotherTime_IsAHitAndGetsItsTimeBack()
    {
        var stage = _pipeline.Stage("a", "one");
        var blob = PathOf("blob", await _pipeline.RunAsync(stage), "a");
        var time = File.GetLastWriteTimeUtc(blob);
        File.SetLastWriteTimeUtc(blob, time.AddDays(1));

        Assert.Equal(1, _pipeline.Plan(stage).Hits);
        Assert.Equal(time, File.GetLastWriteTimeUtc(blob));
    }

    [Fact]
    public async Task Run_RecordThatTheDeviceCannotRead_IsMadeAgain()
    {
        var stage = _pipeline.Stage("a", "one");
        await _pipeline.RunAsync(stage);
        var record = PathOf("record", await _pipeline.RunAsync(stage), "a");
        File.Delete(record);
        File.CreateSymbolicLink(record, "/proc/self/mem"); // reading it is an input/output error, for root as well

        var planned = Assert.Single(_pipeline.Plan(stage).Stages);

        Assert.Equal((PlanState.Miss, MissCause.RecordDamaged), (planned.State, planned.Reason!.Cause));
        Assert.StartsWith("its record cannot be read: Input/output error", planned.Reason.Text, StringComparison.Ordinal);
        Assert.Equal(["a"], await _pipeline.ActedInAsync(stage));
        Assert.Empty(await _pipeline.ActedInAsync(stage));
    }

    [Fact]
    public async Task Run_ClockSetBack_TakesWhatIsThereAndSeesWhatChanges()
    {
        var source = _pipeline.Folder.Write("source.txt", "one");
        var stage = Copying(_pipeline, source);
        await _pipeline.RunAsync(stage);
        _pipeline.Time.Advance(TimeSpan.FromDays(-20 * 365));

        Assert.Empty(await _pipeline.ActedInAsync(stage));
        File.WriteAllText(source, "two");
        Assert.Equal("two", _pipeline.ReadOutput(await _pipeline.RunAsync(stage), "a"));
        _pipeline.Time.Advance(TimeSpan.FromDays(40 * 365));
        Assert.Empty(await _pipeline.ActedInAsync(stage));
    }

    private static Stage Copying(Pipeline pipeline, string source) => pipeline.Acting("a", context => Pipeline.Write(context, File.ReadAllText(context.Input("source")))) with
    {
        Inputs = new Dictionary<string, StageInput> { ["source"] = StageInput.External(source) },
    };

    private string PathOf(string victim, RunSummary summary, string stage)
    {
        var output = summary.OutputOf(stage);
        var layout = _pipeline.Store.Layout;
        return victim switch
        {
            "blob" => layout.Blob(output.Files[0].Content),
            "record" => layout.Action(_pipeline.Store.Actions.FindLatestKey(stage)!.Value),
            "latest key" => layout.LatestKey(stage),
            _ => Path.Combine(layout.Tree(output.Digest), "out.txt"),
        };
    }

    private static void Poison(string blob, string text)
    {
        var time = File.GetLastWriteTimeUtc(blob);
        File.SetUnixFileMode(blob, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(blob, text);
        File.SetLastWriteTimeUtc(blob, time);
    }
}
