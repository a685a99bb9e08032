using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class RecalledResultsTests : IDisposable
{
    private static readonly Digest Key = Digest.Of("key"u8);

    private readonly TempFolder _folder = new();
    private readonly FileTree _output;

    public RecalledResultsTests()
    {
        using var store = Open();
        var work = store.NewWorkFolder();
        File.WriteAllText(Path.Combine(work, "one"), "first");
        File.WriteAllText(Path.Combine(work, "two"), "second");
        _output = store.Blobs.Publish(work, 1, CancellationToken.None);
        store.Actions.Add(Records.Of(Key, _output));
        store.Actions.FindResult(Key, out _);
        store.Actions.SaveIndex();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AllHold_NothingHappened_IsTrue()
    {
        using var store = Open();
        using var recalled = store.Recall(3);

        var found = Enumerable.Range(0, 3).Select(_ => recalled.Find(Key)!.Output.Digest).ToList();

        Assert.All(found, digest => Assert.Equal(_output.Digest, digest));
        Assert.True(recalled.AllHold());
    }

    [Fact]
    public void Find_WhatTheIndexDoesNotKnow_IsNullAndRefutesNothing()
    {
        using var store = Open();
        using var recalled = store.Recall(1);

        Assert.Null(recalled.Find(Digest.Of("other"u8)));
        Assert.True(recalled.AllHold());
    }

    [Fact]
    public void Find_Paranoid_TrustsNothing()
    {
        using var store = Open();
        store.Paranoid = true;
        using var recalled = store.Recall(1);

        Assert.Null(recalled.Find(Key));
    }

    [Theory]
    [InlineData("record gone")]
    [InlineData("record written anew")]
    [InlineData("blob gone")]
    [InlineData("blob longer")]
    [InlineData("blob touched")]
    [InlineData("blob a folder")]
    public void AllHold_SomethingElseLiesThere_IsFalseAndEverythingStays(string what)
    {
        using var store = Open();
        var record = store.Layout.Action(Key);
        var blob = store.Layout.Blob(_output.Files[1].Content);
        Damage(what, store, record, blob);
        var before = Directory.EnumerateFileSystemEntries(store.Layout.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();

        using var recalled = store.Recall(1);
        Assert.NotNull(recalled.Find(Key));

        Assert.False(recalled.AllHold());
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(store.Layout.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
    }

    private static void Damage(string what, ContentStore store, string record, string blob)
    {
        switch (what)
        {
            case "record gone":
                File.Delete(record);
                break;
            case "record written anew":
                store.Actions.Add(Records.Of(Key, Records.Tree("other")));
                break;
            case "blob gone":
                File.Delete(blob);
                break;
            case "blob longer":
                File.SetUnixFileMode(blob, UnixFileMode.UserRead | UnixFileMode.UserWrite);
                File.AppendAllText(blob, "x");
                File.SetLastWriteTimeUtc(blob, BlobMark.DateOf(Digest.Parse(Path.GetFileName(blob))));
                break;
            case "blob touched":
                File.SetLastWriteTimeUtc(blob, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
            default:
                File.Delete(blob);
                Directory.CreateDirectory(blob);
                break;
        }
    }

    private ContentStore Open() => ContentStore.Open(_folder["cache"], TimeProvider.System);
}
