using CoIN.Errors;
using CoIN.Store.Care;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class StoreCareTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ContentStore _store;

    public StoreCareTests() => _store = ContentStore.Open(_folder["cache"], TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Check_WholeStore_FindsNothing()
    {
        Publish("one", "first");

        var report = Check();

        Assert.Equal((1, 5L, 1), (report.Blobs, report.Bytes, report.Records));
        Assert.Empty(report.Faults);
    }

    [Theory]
    [InlineData("flipped", "holds other bytes than its name says")]
    [InlineData("truncated", "has 4 bytes, 5 expected")]
    [InlineData("folder", "is not a file")]
    [InlineData("gone", "is missing")]
    public void Check_DamagedBlob_IsNamedWithItsStageAndSetAside(string fault, string found)
    {
        var blob = _store.Layout.Blob(Publish("one", "first").Output.Files[0].Content);
        var time = File.GetLastWriteTimeUtc(blob);
        File.Delete(blob);
        switch (fault)
        {
            case "flipped":
                File.WriteAllText(blob, "firsT");
                File.SetLastWriteTimeUtc(blob, time); // size and time are right: only reading shows it
                break;
            case "truncated":
                File.WriteAllText(blob, "firs");
                break;
            case "folder":
                Directory.CreateDirectory(blob);
                break;
        }

        var report = Check();

        var only = Assert.Single(report.Faults);
        Assert.Equal((Path.GetRelativePath(_store.Layout.Root, blob), found), (only.Path, only.Found));
        Assert.Equal(["one"], only.Stages);
        Assert.False(Path.Exists(blob));
        Assert.Equal(fault == "gone" ? 0 : 1, StoreReport.Of(_store).Quarantined);
    }

    [Fact]
    public void Check_DamagedRecordAndStranger_AreSetAside()
    {
        var record = _store.Layout.Action(Publish("one", "first").Key);
        File.AppendAllText(record, "x");
        var stranger = _folder.Write("cache/blobs/ab/stranger", "x");

        var report = Check();

        Assert.Equal(
            [("is not the record that its name says"), ("is not named like a blob")],
            report.Faults.Select(fault => fault.Found));
        Assert.False(File.Exists(record) || File.Exists(stranger));
    }

    [Fact]
    public void Clean_Unneeded_FreesItAndKeepsTheRest()
    {
        var (kept, gone) = (Publish("kept", "first"), Publish("gone", "other"));
        _store.Trees.Materialise(gone.Output);
        HashSet<Digest> needed = [kept.Key];

        var dry = StoreCleaning.Run(_store, needed, dry: true);
        Assert.NotNull(_store.Actions.Find(gone.Key, out _));
        var report = StoreCleaning.Run(_store, needed, dry: false);

        Assert.Equal(dry, report);
        Assert.Equal((1, 1, 5L, 1, 1), (report.Records, report.Blobs, report.Bytes, report.Trees, report.Kept));
        Assert.Null(_store.Actions.Find(gone.Key, out _));
        Assert.Null(_store.Blobs.FindFault(_store.Actions.Find(kept.Key, out _)!.Output));
        Assert.Empty(Check().Faults);
    }

    [Theory]
    [InlineData("pipe")]
    [InlineData("device")]
    public void Clean_AnythingInPlaceOfALatestKey_RemovesIt(string fault)
    {
        var kept = Publish("kept", "a");
        var latest = _store.Layout.LatestKey("kept");
        PlantedFault.Plant(fault, latest, "");

        StoreCleaning.Run(_store, new HashSet<Digest> { kept.Key }, dry: false);

        Assert.Empty(Directory.EnumerateFileSystemEntries(_store.Layout.Stages));
        Assert.NotNull(_store.Actions.Find(kept.Key, out _));
    }

    [Fact]
    public void Clean_WhileAnotherProcessUsesTheStore_IsRefused()
    {
        using var other = ContentStore.Open(_folder["cache"], TimeProvider.System);

        var mistake = Assert.Throws<PipelineException>(() => StoreCleaning.Run(_store, new HashSet<Digest>(), dry: false));

        Assert.Equal($"cache '{_folder["cache"]}': another process uses it; wait until it has ended", mistake.Message);
    }

    [Fact]
    public void Check_RememberedDigestThatIsWrong_IsForgotten()
    {
        var path = _folder.Write("source.txt", "good");
        var digest = _store.Sources.DigestOf(path, 1, CancellationToken.None);
        var index = Path.Combine(_store.Layout.Index, "files");
        var stamp = FileStamp.Of(path);
        File.WriteAllBytes(index, IndexedFile.WriteAll(new() { [path] = new IndexedFile(stamp, Digest.Of("poison"u8)) }));

        Assert.Equal([path], Check().Forgotten);
        using var next = ContentStore.Open(_folder["cache"], TimeProvider.System);
        Assert.Equal(digest, next.Sources.DigestOf(path, 1, CancellationToken.None));
    }

    private StoreCheckReport Check() => StoreCheck.Run(_store, 2, new Progress<long>(), CancellationToken.None);

    private ActionRecord Publish(string stage, string text)
    {
        var folder = _store.NewWorkFolder();
        File.WriteAllText(Path.Combine(folder, "a.txt"), text);
        var record = Records.Of(Digest.Of(System.Text.Encoding.UTF8.GetBytes(stage)), _store.Blobs.Publish(folder, 1, CancellationToken.None)) with { Stage = stage };
        _store.Actions.Add(record);
        return record;
    }
}
