using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class PartialWorkTests : IDisposable
{
    private static readonly Digest Key = Digest.Of("key"u8);

    private readonly TempFolder _folder = new();
    private readonly ContentStore _store;

    public PartialWorkTests() => _store = ContentStore.Open(_folder.Path, TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Open_NothingKept_IsNull() => Assert.Null(_store.PartialOf(Key).Open("state"));

    [Fact]
    public void Open_KeptTwice_IsTheLast()
    {
        Keep("one");
        Keep("two");

        Assert.Equal("two", Read());
        Assert.Single(Directory.GetFiles(_store.Layout.PartialOf(Key)));
    }

    [Fact]
    public void Open_Damaged_IsNullAndRemoved()
    {
        Keep("one");
        var file = Assert.Single(Directory.GetFiles(_store.Layout.PartialOf(Key)));
        File.WriteAllText(file, "onf");

        Assert.Null(_store.PartialOf(Key).Open("state"));
        Assert.False(File.Exists(file));
    }

    [Fact]
    public void Keep_KilledAtAnyStep_LeavesAWholeState()
    {
        Keep("old");
        for (var steps = 0; ; steps++)
        {
            var disk = new FaultyDisk(steps, () => new KilledException());
            var partial = new PartialWork(_store.Layout.PartialOf(Key), _folder["draft"], disk);
            try
            {
                partial.Keep("state", Write("new"));
                break;
            }
            catch (KilledException)
            {
                Assert.Contains(Read(), new[] { "old", "new" });
            }
        }

        Assert.Equal("new", Read());
    }

    [Fact]
    public void Delete_Kept_IsGone()
    {
        Keep("one");
        _store.PartialOf(Key).Delete();

        Assert.Null(_store.PartialOf(Key).Open("state"));
    }

    private static Action<Stream> Write(string text) => stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text));

    private void Keep(string text) => _store.PartialOf(Key).Keep("state", Write(text));

    private string Read()
    {
        using var reader = new StreamReader(_store.PartialOf(Key).Open("state")!);
        return reader.ReadToEnd();
    }
}
