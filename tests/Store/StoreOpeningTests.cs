using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class StoreOpeningTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Cache => _folder["cache"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Finish_FolderWithAStore_GivesItOpenToTheCaller()
    {
        ContentStore.Open(Cache, TimeProvider.System).Dispose();

        ContentStore store;
        using (var opening = StoreOpening.Begin(Cache, TimeProvider.System))
        {
            store = opening.Finish();
        }

        using (store)
        {
            Assert.True(Directory.Exists(store.NewWorkFolder()));
        }
    }

    [Fact]
    public void Begin_FolderWithoutAStore_MakesNothingBeforeItIsAskedFor()
    {
        using var opening = StoreOpening.Begin(Cache, TimeProvider.System);

        Assert.False(Directory.Exists(Cache));
        using var store = opening.Finish();
        Assert.True(File.Exists(store.Layout.FormatFile));
    }

    [Fact]
    public void Finish_StoreOfANewerVersion_ThrowsWhatOpeningThrows()
    {
        _folder.Write("cache/format", "2\n");
        var expected = Assert.Throws<PipelineException>(() => ContentStore.Open(Cache, TimeProvider.System)).Message;

        using var opening = StoreOpening.Begin(Cache, TimeProvider.System);

        Assert.Equal(expected, Assert.Throws<PipelineException>(opening.Finish).Message);
    }

    [Fact]
    public void Dispose_StoreThatNobodyTook_IsClosed()
    {
        ContentStore.Open(Cache, TimeProvider.System).Dispose();

        StoreOpening.Begin(Cache, TimeProvider.System).Dispose();

        using var store = ContentStore.Open(Cache, TimeProvider.System);
        Assert.Equal(2, Directory.EnumerateFileSystemEntries(store.Layout.Temp).Count()); // its own part and lock
        using var alone = store.Alone();
    }
}
