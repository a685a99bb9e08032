using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class BlobStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly ContentStore _store;
    private readonly string _output;

    public BlobStoreTests()
    {
        _store = ContentStore.Open(_folder.Path, TimeProvider.System);
        _output = _store.NewWorkFolder();
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Publish_Folder_ReturnsItByContentAndKeepsReadOnlyBlobs()
    {
        Write("b/c.txt", "hello");
        Write("a.txt", "");

        var tree = Publish();

        Assert.Equal([new("a.txt", Digest.Of(""u8), 0), new("b/c.txt", Digest.Of("hello"u8), 5)], tree.Files);
        var blob = _store.Layout.Blob(Digest.Of("hello"u8));
        Assert.Equal("hello", File.ReadAllText(blob));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(blob));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(100)] // above the limit from which the whole file system is flushed
    public void Publish_FilesWithEqualBytes_KeepsOneBlob(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Write($"{i}", "same");
        }

        Assert.Equal(count, Publish().Files.Count);
        Assert.Single(Directory.GetFiles(_store.Layout.Blobs, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Publish_BlobThatIsTruncated_ReplacesIt()
    {
        Write("a", "hello");
        var tree = Publish();
        var blob = _store.Layout.Blob(tree.Files[0].Content);
        File.Delete(blob);
        File.WriteAllText(blob, "hel");
        Write("a", "hello");

        Publish();

        Assert.Equal("hello", File.ReadAllText(blob));
    }

    [Fact]
    public void Publish_Link_IsRefused()
    {
        File.CreateSymbolicLink(Path.Combine(_output, "l"), "/etc/hostname");

        Assert.Equal(
            "output 'l' is a link to '/etc/hostname'; write a file, because what a link shows can change",
            Assert.Throws<PipelineException>(Publish).Message);
    }

    [Fact]
    public void Publish_NameWithABackslash_IsRefused()
    {
        Write("a\\b", "x");

        Assert.Equal($"'{Path.Combine(_output, "a\\b")}' has a name with a '\\' or a line break; rename it", Assert.Throws<PipelineException>(Publish).Message);
    }

    [Fact]
    public void CheckUnchanged_FileWrittenSinceItWasListed_IsRefused()
    {
        Write("a", "x");
        var listed = OutputFile.AllIn(_output)[0];
        Write("a", "longer");

        Assert.Equal(
            "output file 'a' is still being written; close every file before the stage ends",
            Assert.Throws<PipelineException>(listed.CheckUnchanged).Message);
    }

    [Fact]
    public void FindFault_BlobGoneShortOrAFolder_SaysSo()
    {
        Write("a", "hello");
        var tree = Publish();
        var blob = _store.Layout.Blob(tree.Files[0].Content);
        Assert.Null(_store.Blobs.FindFault(tree));

        File.Delete(blob);
        Assert.Equal("blob 'sha256:2cf24dba5fb0...' of 'a' is missing", _store.Blobs.FindFault(tree)!.ToString());
        File.WriteAllText(blob, "hel");
        Assert.Equal("blob 'sha256:2cf24dba5fb0...' of 'a' has 3 bytes, 5 expected", _store.Blobs.FindFault(tree)!.ToString());
        Directory.CreateDirectory(blob);
        Assert.Equal("blob 'sha256:2cf24dba5fb0...' of 'a' is not a file", _store.Blobs.FindFault(tree)!.ToString());
    }

    private FileTree Publish() => _store.Blobs.Publish(_output, 2, CancellationToken.None);

    private void Write(string relative, string text)
    {
        var path = Path.Combine(_output, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
