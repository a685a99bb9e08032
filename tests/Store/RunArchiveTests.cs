using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class RunArchiveTests : IDisposable
{
    private const string Name = "20300101T000000Z";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Add_ManyProcessesInOneSecond_LosesNone()
    {
        const int Processes = 4, Each = 25;
        var stores = Enumerable.Range(0, Processes).Select(_ => Open()).ToList();

        Parallel.For(0, Processes, new ParallelOptions { MaxDegreeOfParallelism = Processes }, i =>
        {
            for (var run = 0; run < Each; run++)
            {
                stores[i].Runs.Add(Name, $"{i}/{run}");
            }
        });

        var texts = stores[0].Runs.Names.Select(name => stores[0].Runs.Read(name)).Order(StringComparer.Ordinal);
        Assert.Equal(Enumerable.Range(0, Processes).SelectMany(i => Enumerable.Range(0, Each).Select(run => $"{i}/{run}")).Order(StringComparer.Ordinal), texts);
        stores.ForEach(store => store.Dispose());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["cache/temp"]));
    }

    [Theory]
    [InlineData("emptied")]
    [InlineData("folder")]
    [InlineData("loop")]
    [InlineData("pipe")]
    public void Add_NameThatIsTaken_LeavesWhatIsThere(string fault)
    {
        using var store = Open();
        store.Runs.Add(Name, "first");
        PlantedFault.Plant(fault, store.Layout.Run(Name), "");

        Assert.Equal($"{Name}-2", store.Runs.Add(Name, "second"));
        Assert.Null(store.Runs.Read(Name));
        Assert.Equal("second", store.Runs.Read($"{Name}-2"));
    }

    [Fact]
    public void Add_KilledAtAnyStep_LeavesTheWholeTextOrNone()
    {
        for (var steps = 0; ; steps++)
        {
            var root = _folder[$"cache{steps}"];
            var disk = new FaultyDisk(int.MaxValue, () => new KilledException());
            var dying = ContentStore.Open(root, TimeProvider.System, disk);
            disk.FailAfter(steps);
            var death = Record.Exception(() => dying.Runs.Add(Name, "text"));

            using var store = ContentStore.Open(root, TimeProvider.System);
            Assert.All(store.Runs.Names, name => Assert.Equal("text", store.Runs.Read(name)));
            if (death is null)
            {
                Assert.Equal([Name], store.Runs.Names);
                Assert.InRange(steps, 2, 10);
                return;
            }
        }
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("flipped")]
    [InlineData("swapped")]
    [InlineData("emptied")]
    [InlineData("folder")]
    [InlineData("loop")]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("gone")]
    public void AddShared_DamagedList_IsSeenAndWrittenAnew(string fault)
    {
        using var store = Open();
        var (list, other) = (store.Runs.AddShared("keys"), store.Runs.AddShared("other keys"));
        PlantedFault.Plant(fault, store.Layout.RunList(list), store.Layout.RunList(other));

        Assert.Null(store.Runs.ReadShared(list));
        Assert.Equal(list, store.Runs.AddShared("keys"));
        Assert.Equal("keys", store.Runs.ReadShared(list));
    }

    private ContentStore Open() => ContentStore.Open(_folder["cache"], TimeProvider.System);
}
