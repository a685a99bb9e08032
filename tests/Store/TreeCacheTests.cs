using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class TreeCacheTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ContentStore _store;
    private readonly FileTree _tree;

    public TreeCacheTests()
    {
        _store = ContentStore.Open(_folder.Path, TimeProvider.System);
        _tree = Publish();
    }

    private string Blob => _store.Layout.Blob(Digest.Of("hello"u8));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Materialise_Tree_ShowsTheBlobsUnderTheirNames()
    {
        var path = _store.Trees.Materialise(_tree);

        Assert.Equal(_store.Layout.Tree(_tree.Digest), path);
        Assert.Equal("hello", File.ReadAllText(Path.Combine(path, "b/c")));
        Assert.Equal(FileStamp.Of(Blob).Inode, FileStamp.Of(Path.Combine(path, "b/c")).Inode);
    }

    [Fact]
    public void Materialise_Again_BuildsNothing()
    {
        var path = _store.Trees.Materialise(_tree);
        var before = FileStamp.Of(path);

        Assert.Equal(path, _store.Trees.Materialise(_tree));

        Assert.Equal(before, FileStamp.Of(path));
    }

    [Fact]
    public void Materialise_BlobMadeAgain_ShowsTheNewOne()
    {
        var path = _store.Trees.Materialise(_tree);
        File.Delete(Blob);
        Publish();

        _store.Trees.Materialise(_tree);

        Assert.Equal(FileStamp.Of(Blob).Inode, FileStamp.Of(Path.Combine(path, "b/c")).Inode);
    }

    [Fact]
    public void Materialise_FileAdded_RemovesIt()
    {
        var path = _store.Trees.Materialise(_tree);
        File.WriteAllText(Path.Combine(path, "b/stranger"), "x");

        _store.Trees.Materialise(_tree);

        Assert.Equal(["a", "b/c"], Directory.GetFiles(path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(path, file)).Order());
    }

    [Fact]
    public void Materialise_BlobMissing_SaysSo()
    {
        File.Delete(Blob);

        Assert.Equal(
            "blob 'sha256:2cf24dba5fb0...' of 'b/c' is missing; run again to make it anew",
            Assert.Throws<PipelineException>(() => _store.Trees.Materialise(_tree)).Message);
    }

    [Fact]
    public void DiscardChanges_NothingWritten_IsNull()
    {
        _store.Trees.Materialise(_tree);

        Assert.Null(_store.Trees.Watch(_tree).DiscardChanges());
    }

    [Fact]
    public void DiscardChanges_FileWrittenThroughItsLink_RemovesTheBlob()
    {
        var file = Path.Combine(_store.Trees.Materialise(_tree), "b/c");
        var watch = _store.Trees.Watch(_tree);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(file, "HELLO");
        File.SetLastWriteTimeUtc(file, new DateTime(2031, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Equal("b/c", watch.DiscardChanges());

        Assert.False(File.Exists(Blob));
        Assert.Equal("b/c", _store.Blobs.FindFault(_tree)!.File.Path);
    }

    [Fact]
    public void DiscardChanges_FileAdded_NamesIt()
    {
        var path = _store.Trees.Materialise(_tree);
        var watch = _store.Trees.Watch(_tree);
        File.WriteAllText(Path.Combine(path, "stranger"), "x");

        Assert.Equal("stranger", watch.DiscardChanges());
    }

    private FileTree Publish()
    {
        var output = _store.NewWorkFolder();
        Directory.CreateDirectory(Path.Combine(output, "b"));
        File.WriteAllText(Path.Combine(output, "a"), "first");
        File.WriteAllText(Path.Combine(output, "b/c"), "hello");
        return _store.Blobs.Publish(output, 1, CancellationToken.None);
    }
}
