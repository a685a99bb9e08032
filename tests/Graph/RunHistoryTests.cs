using CoIN.Errors;
using CoIN.Graph.Runs;
using CoIN.Graph.Tests.Support;
using CoIN.Store.Care;
using CoIN.Store.Tests.Support;

namespace CoIN.Graph.Tests;

/// <summary>Damages what is written of runs in every way: history is lost, no result, and nothing hangs or crashes.</summary>
public sealed class RunHistoryTests : IDisposable
{
    private static readonly DateTimeOffset Began = new(2030, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly Pipeline _pipeline = new();

    public static TheoryData<string> Faults => ["truncated", "flipped", "emptied", "folder", "loop", "pipe", "device", "gone"];

    private RunHistory History => new(_pipeline.Store);

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task All_AppendedRuns_ComeBack()
    {
        var names = await AppendTwoAsync();

        Assert.Equal(["20300102T030405Z", "20300102T030405Z-2"], names);
        Assert.Equal(names, History.All().Select(run => run.Name));
        Assert.All(History.All(), run => Assert.Equal("a", Assert.Single(run.Keys).Key));
        Assert.Equal(names[1], History.Find("last").Name);
        Assert.Equal(names[0], History.Find("last-1").Name);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task All_DamagedRecord_IsSkippedAndSaidWhenAskedFor(string fault)
    {
        var names = await AppendTwoAsync();
        PlantedFault.Plant(fault, _pipeline.Store.Layout.Run(names[0]), "");

        Assert.Equal([names[1]], History.All().Select(run => run.Name));
        Assert.Equal(names[1], History.Find("last").Name);
        var mistake = Assert.Throws<PipelineException>(() => History.Find(names[0]));
        Assert.Equal(
            fault is "folder" or "gone"
                ? $"there is no run '{names[0]}'; expected 'last', 'last-N' or one of the 1 runs from '{names[1]}' to '{names[1]}'"
                : $"run '{names[0]}': its record in '{_pipeline.Store.Layout.Runs}' is damaged; choose another run",
            mistake.Message);
        await AssertResultsAreWholeAsync();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task All_DamagedListOfKeys_ComesBackWithTheNextRun(string fault)
    {
        var names = await AppendTwoAsync();
        var list = Assert.Single(Directory.GetFiles(Path.Combine(_pipeline.Store.Layout.Runs, "keys")));
        PlantedFault.Plant(fault, list, "");

        Assert.Empty(History.All());
        Assert.Equal(
            $"run '{names[1]}': its record in '{_pipeline.Store.Layout.Runs}' is damaged; choose another run",
            Assert.Throws<PipelineException>(() => History.Find("last")).Message);
        await AssertResultsAreWholeAsync();

        var third = await AppendAsync();
        Assert.Equal([.. names, third], History.All().Select(run => run.Name));
    }

    private async Task<string[]> AppendTwoAsync() => [await AppendAsync(), await AppendAsync()];

    private async Task<string> AppendAsync()
    {
        var summary = await _pipeline.RunAsync(_pipeline.Stage("a", "one"));
        return History.Append(new RunRecord
        {
            Target = "Table8",
            Profile = "smoke",
            Origin = new RunOrigin("host", "cpu", "dotnet cake"),
            StartedAt = Began,
            Duration = summary.Duration,
            Cancelled = false,
            Cached = summary.Cached,
            Others = [],
            Keys = summary.Results.ToDictionary(result => result.Stage.Name, result => result.Key!.Value),
        });
    }

    // What the targets Status and Verify look at, and the next run.
    private async Task AssertResultsAreWholeAsync()
    {
        Assert.Equal(0, StoreReport.Of(_pipeline.Store).Damaged);
        Assert.Empty(StoreCheck.Run(_pipeline.Store, 1, new Progress<long>(), CancellationToken.None).Faults);
        Assert.Empty(await _pipeline.ActedInAsync(_pipeline.Stage("a", "one")));
    }
}
