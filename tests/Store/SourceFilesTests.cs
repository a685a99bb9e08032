using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class SourceFilesTests : IDisposable
{
    private readonly TempFolder _cache = new();
    private readonly TempFolder _source = new();
    private readonly ManualTimeProvider _late = new(); // long after every file was written

    public void Dispose()
    {
        _cache.Dispose();
        _source.Dispose();
    }

    [Fact]
    public void DigestOf_File_IsThatOfItsBytes()
    {
        using var store = ContentStore.Open(_cache.Path, _late);

        Assert.Equal(Digest.Of("hello"u8), DigestOf(store, _source.Write("a", "hello")));
    }

    [Fact]
    public void DigestOf_Folder_IsThatOfItsTree()
    {
        _source.Write("a", "hello");
        _source.Write("b/c", "");
        File.CreateSymbolicLink(_source["d"], _source["b"]);
        using var store = ContentStore.Open(_cache.Path, _late);

        var tree = new FileTree([new("a", Digest.Of("hello"u8), 5), new("b/c", Digest.Of(""u8), 0), new("d/c", Digest.Of(""u8), 0)]);
        Assert.Equal(tree.Digest, DigestOf(store, _source.Path));
    }

    [Fact]
    public void DigestOf_ChangedFile_Changes()
    {
        using var store = ContentStore.Open(_cache.Path, _late);
        var before = DigestOf(store, _source.Write("a", "hello"));

        Assert.NotEqual(before, DigestOf(store, _source.Write("a", "HELLO")));
    }

    [Fact]
    public void DigestOf_UnchangedFileInALaterProcess_IsNotReadAgain()
    {
        var path = _source.Write("a", "hello");
        using (var store = ContentStore.Open(_cache.Path, _late))
        {
            DigestOf(store, path);
            store.Sources.Save();
        }

        var entries = IndexedFile.ReadAll(_cache["index/files"]);
        Assert.Equal(Digest.Of("hello"u8), entries[path].Content);
        var other = new Dictionary<string, IndexedFile> { [path] = entries[path] with { Content = Digest.Of("from the index"u8) } };
        File.WriteAllBytes(_cache["index/files"], IndexedFile.WriteAll(other));
        using var later = ContentStore.Open(_cache.Path, _late);
        Assert.Equal(Digest.Of("from the index"u8), DigestOf(later, path));
    }

    [Fact]
    public void Save_FileWrittenAMomentAgo_IsNotRemembered()
    {
        var path = _source.Write("a", "hello");
        var changed = DateTimeOffset.UnixEpoch.AddTicks(FileStamp.Of(path).Changed / 100);
        using var store = ContentStore.Open(_cache.Path, new ManualTimeProvider(changed.AddSeconds(1.9)));

        DigestOf(store, path);
        store.Sources.Save();

        Assert.False(File.Exists(_cache["index/files"]));
    }

    [Fact]
    public void Save_TwoProcesses_KeepsWhatBothFound()
    {
        using var first = ContentStore.Open(_cache.Path, _late);
        using var second = ContentStore.Open(_cache.Path, _late);
        DigestOf(first, _source.Write("a", "1"));
        DigestOf(second, _source.Write("b", "2"));

        first.Sources.Save();
        second.Sources.Save();

        Assert.Equal([_source["a"], _source["b"]], IndexedFile.ReadAll(_cache["index/files"]).Keys.Order());
    }

    [Fact]
    public void DigestOf_DamagedIndex_ReadsTheFile()
    {
        var path = _source.Write("a", "hello");
        _cache.Write("index/files", "damaged, and longer than the digest that stands at its beginning");
        using var store = ContentStore.Open(_cache.Path, _late);

        Assert.Equal(Digest.Of("hello"u8), DigestOf(store, path));
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("loop")]
    [InlineData("pipe")]
    [InlineData("device")]
    [InlineData("unreadable")]
    [InlineData("emptied")]
    public void DigestOf_AnythingInPlaceOfTheIndex_ReadsTheFileAndReplacesIt(string fault)
    {
        var path = _source.Write("a", "hello");
        var index = _cache.Write("index/files", "");
        PlantedFault.Plant(fault, index, index);
        using var store = ContentStore.Open(_cache.Path, _late);

        Assert.Empty(store.Sources.Recheck(1, CancellationToken.None));
        Assert.Equal(Digest.Of("hello"u8), DigestOf(store, path));
        store.Sources.Save();
        Assert.Equal([path], IndexedFile.ReadAll(index).Keys);
    }

    [Fact]
    public void DigestOf_NothingThere_SaysSo() => AssertRefused(_source["no"], $"'{_source["no"]}' does not exist");

    [Fact]
    public void DigestOf_LinkToNothing_SaysSo()
    {
        File.CreateSymbolicLink(_source["l"], "nowhere");

        AssertRefused(_source.Path, $"'{_source["l"]}' is a link to nothing; repair or remove it");
    }

    [Fact]
    public void DigestOf_FolderThatHoldsItself_SaysSo()
    {
        Directory.CreateDirectory(_source["a/b"]);
        File.CreateSymbolicLink(_source["a/b/up"], _source["a"]);

        AssertRefused(_source.Path, $"folder '{_source["a/b/up"]}' leads back to a folder that holds it; remove the link");
    }

    [Fact]
    public void DigestOf_Device_SaysSo() => AssertRefused("/dev/null", "'/dev/null' is neither a file nor a folder");

    private static Digest DigestOf(ContentStore store, string path) => store.Sources.DigestOf(path, 2, CancellationToken.None);

    private void AssertRefused(string path, string message)
    {
        using var store = ContentStore.Open(_cache.Path, _late);
        Assert.Equal(message, Assert.Throws<PipelineException>(() => DigestOf(store, path)).Message);
    }
}
