using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class FileTreeTests
{
    private static readonly Digest Content = Digest.Of("content"u8);

    [Fact]
    public void Digest_AnyOrderOfFiles_IsTheSame() =>
        Assert.Equal(Records.Tree("a", "b/c", "b-c").Digest, Records.Tree("b-c", "b/c", "a").Digest);

    [Fact]
    public void Files_AnyOrderGiven_AreInOrdinalOrder() =>
        Assert.Equal(["B", "a", "b-c", "b/c"], Records.Tree("b/c", "a", "b-c", "B").Files.Select(file => file.Path));

    [Fact]
    public void Digest_AnyDifference_Differs()
    {
        FileTree[] trees =
        [
            new([]),
            new([new("a", Content, 7)]),
            new([new("b", Content, 7)]),
            new([new("a", Content, 8)]),
            new([new("a", Digest.Of("other"u8), 7)]),
            new([new("a", Content, 7), new("b", Content, 7)]),
        ];

        Assert.Equal(trees.Length, trees.Select(tree => tree.Digest).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../up")]
    [InlineData("a/../../up")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    public void Constructor_PathThatLeavesTheFolder_IsRefused(string path) =>
        Assert.Equal(
            $"file path '{path}' does not stay inside its folder: expected parts separated by '/', none of them empty, '.' or '..'",
            Assert.Throws<ArgumentException>(() => Records.Tree(path)).Message);

    [Fact]
    public void Constructor_OnePathTwice_IsRefused() =>
        Assert.Equal("file 'a' occurs twice in one tree (Parameter 'files')", Assert.Throws<ArgumentException>(() => Records.Tree("a", "b", "a")).Message);

    [Theory]
    [InlineData("a", "a/b")]
    [InlineData("a", "a/b", "a-b")] // stands between them in ordinal order
    [InlineData("a", "a/b/c/d", "a/b/c/e")]
    public void Constructor_FileThatIsAFolderToo_IsRefused(params string[] paths) =>
        Assert.Equal("file 'a' is also a folder of other files in one tree (Parameter 'files')", Assert.Throws<ArgumentException>(() => Records.Tree(paths)).Message);

    [Fact]
    public void Constructor_NamesThatBeginAlike_AreFine() =>
        Assert.Equal(4, Records.Tree("a/b", "a/bc", "ab", "a-b/b").Files.Count);

    [Fact]
    public void Constructor_NegativeLength_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileTree([new("a", Content, -1)]));
}
