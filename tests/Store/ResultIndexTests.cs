using CoIN.Errors;
using CoIN.Store.Care;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class ResultIndexTests : IDisposable
{
    private static readonly FileTree Other = Records.Tree("other");

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Find_SavedByEarlierProcesses_ReturnsWhatEachRead()
    {
        var first = Fill("a", "b");
        var second = Fill("c");

        using var store = Open();
        var index = new ResultIndex(store.Layout, Files(store, out var workspace));
        using (workspace)
        {
            foreach (var record in first.Concat(second))
            {
                var found = index.Find(record.Key, FileStamp.Of(store.Layout.Action(record.Key)));

                Assert.Equal((record.Output.Digest, record.Provenance.Duration), (found!.Output.Digest, found.Duration));
                Assert.Equal(record.Output.Files, found.Output.Files);
            }

            Assert.Null(index.Find(Digest.Of("nobody"u8), FileStamp.Of(store.Layout.Action(first[0].Key))));
        }
    }

    [Fact]
    public void FindResult_RecordWrittenAnew_IsReadAgain()
    {
        var record = Fill("a")[0];
        using var store = Open();
        store.Actions.Add(record with { Output = Other });

        Assert.Equal(Other.Digest, store.Actions.FindResult(record.Key, out _)!.Output.Digest);
    }

    [Fact]
    public void SaveIndex_OneRecordOfManyWrittenAnew_ReplacesItsEntry()
    {
        var record = Fill([.. Enumerable.Range(0, 500).Select(i => $"{i}")])[0];
        using (var store = Open())
        {
            store.Actions.Add(record with { Output = Other });
            store.Actions.FindResult(record.Key, out _);
            store.Actions.SaveIndex();
        }

        using var next = Open();
        Assert.Equal((Other.Digest, next.Actions.StampOf(record.Key)), (next.Actions.Recall(record.Key)!.Result.Output.Digest, next.Actions.Recall(record.Key)!.Record));
    }

    [Fact]
    public void FindResult_AnyFlippedByte_IsAsIfThereWereNoIndex()
    {
        var record = Fill("a")[0];
        var index = _folder["cache/index/results"];
        var bytes = File.ReadAllBytes(index);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 64;
            File.WriteAllBytes(index, bytes);
            bytes[i] ^= 64;
            using var store = Open();

            Assert.Equal(record.Output.Digest, store.Actions.FindResult(record.Key, out _)!.Output.Digest);
        }
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("loop")]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("unreadable")]
    [InlineData("emptied")]
    public void FindResult_AnythingInPlaceOfTheIndex_IsAsIfThereWereNoneAndIsReplaced(string fault)
    {
        var record = Fill("a")[0];
        var index = _folder["cache/index/results"];
        var whole = File.ReadAllBytes(index);
        PlantedFault.Plant(fault, index, index);
        using (var store = Open())
        {
            Assert.Equal(record.Output.Digest, store.Actions.FindResult(record.Key, out _)!.Output.Digest);
            store.Actions.SaveIndex();
        }

        File.SetUnixFileMode(index, UnixFileMode.UserRead); // where root finds an unreadable index readable, and good
        Assert.Equal(whole, File.ReadAllBytes(index));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("pipe")]
    public void Check_AnythingInPlaceOfTheIndex_RemovesIt(string fault)
    {
        Fill("a");
        var index = _folder["cache/index/results"];
        PlantedFault.Plant(fault, index, index);
        using var store = Open();

        StoreCheck.Run(store, 1, new Progress<long>(), CancellationToken.None);

        Assert.False(Path.Exists(index));
    }

    [Fact]
    public void SaveIndex_FullDisk_SaysSo()
    {
        var record = Fill("a")[0];
        File.Delete(_folder["cache/index/results"]);
        AssertFullDiskIsSaid(store => store.Actions.FindResult(record.Key, out _), store => store.Actions.SaveIndex());
    }

    [Fact]
    public void SaveSources_FullDisk_SaysSo()
    {
        var source = _folder.Write("source.txt", "hello");
        AssertFullDiskIsSaid(store => store.Sources.DigestOf(source, 1, CancellationToken.None), store => store.Sources.Save());
    }

    [Theory]
    [InlineData("believed")]
    [InlineData("paranoid")]
    [InlineData("verified")]
    public void FindResult_PoisonedWithRightStamps_IsFoundByParanoiaAndByVerify(string how)
    {
        var record = Fill("a")[0];
        using (var store = Open())
        {
            var index = new ResultIndex(store.Layout, Files(store, out var workspace));
            using (workspace)
            {
                index.Add(record.Key, FileStamp.Of(store.Layout.Action(record.Key)), new KnownResult(Other, TimeSpan.Zero));
                index.Save();
            }
        }

        using var next = Open();
        if (how == "verified")
        {
            StoreCheck.Run(next, 1, new Progress<long>(), CancellationToken.None);
        }

        next.Paranoid = how == "paranoid";
        var expected = how == "believed" ? Other.Digest : record.Output.Digest;
        Assert.Equal(expected, next.Actions.FindResult(record.Key, out _)!.Output.Digest);
    }

    // Full from one step after another on, until there are steps enough.
    private void AssertFullDiskIsSaid(Action<ContentStore> fill, Action<ContentStore> save)
    {
        for (var steps = 0; ; steps++)
        {
            var disk = new FaultyDisk(int.MaxValue, () => new IOException("No space left on device", Posix.NoSpace));
            var store = ContentStore.Open(_folder["cache"], new ManualTimeProvider(), disk);
            fill(store);
            disk.FailAfter(steps);
            if (Record.Exception(() => save(store)) is not { } failure)
            {
                Assert.InRange(steps, 2, 10);
                return;
            }

            Assert.Matches(
                @"^cache '.*/cache': no space left: needs [0-9]+ bytes, free [0-9.]+ (bytes|KB|MB|GB|TB); free some space there or choose another folder with --cache=DIR$",
                Assert.IsType<PipelineException>(failure).Message);
        }
    }

    private static IndexFiles Files(ContentStore store, out Workspace workspace)
    {
        var disk = new Disk();
        workspace = Workspace.Begin(store.Layout, disk);
        return new IndexFiles(store.Layout, new AtomicFile(workspace, disk));
    }

    private ContentStore Open() => ContentStore.Open(_folder["cache"], TimeProvider.System);

    /// <summary>Adds records, and looks at them so that the index knows them.</summary>
    private List<ActionRecord> Fill(params string[] names)
    {
        using var store = Open();
        var records = names.Select(name => Records.Of(Digest.Of(System.Text.Encoding.UTF8.GetBytes(name)), Records.Tree(name, "sub/" + name))).ToList();
        foreach (var record in records)
        {
            store.Actions.Add(record);
            Assert.NotNull(store.Actions.FindResult(record.Key, out _));
        }

        store.Actions.SaveIndex();
        return records;
    }
}
