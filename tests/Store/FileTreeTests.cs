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

    [Fact]
    public void Constructor_NegativeLength_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FileTree([new("a", Content, -1)]));
}
