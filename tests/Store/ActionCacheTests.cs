using System.Text;
using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class ActionCacheTests : IDisposable
{
    private static readonly Digest Key = Digest.Of("key"u8);

    private readonly TempFolder _folder = new();
    private readonly ContentStore _store;

    public ActionCacheTests() => _store = ContentStore.Open(_folder.Path, TimeProvider.System);

    private string RecordPath => _store.Layout.Action(Key);

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Find_NothingThere_IsNullWithoutDamage()
    {
        Assert.Null(_store.Actions.Find(Key, out var damage));
        Assert.Null(damage);
    }

    [Fact]
    public void Find_AfterAdd_ReturnsEveryField()
    {
        var record = Records.Of(Key, Records.Tree("a", "b/c"));

        _store.Actions.Add(record);

        var found = _store.Actions.Find(Key, out var damage)!;
        Assert.Null(damage);
        Assert.Equal((record.Key, record.Stage, record.Kind, record.Provenance), (found.Key, found.Stage, found.Kind, found.Provenance));
        Assert.Equal(record.KeyParts, found.KeyParts);
        Assert.Equal(record.Inputs, found.Inputs);
        Assert.Equal(record.Output.Files, found.Output.Files);
        Assert.Equal(record.LogTail, found.LogTail);
    }

    [Fact]
    public void Find_AnyTruncation_IsDamage()
    {
        _store.Actions.Add(Records.Of(Key, Records.Tree("a")));
        var whole = File.ReadAllBytes(RecordPath);

        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(RecordPath, whole[..length]);
            Assert.Null(_store.Actions.Find(Key, out var damage));
            Assert.Equal("its record is damaged", damage);
        }
    }

    [Fact]
    public void Find_AnyFlippedBit_IsDamage()
    {
        _store.Actions.Add(Records.Of(Key, Records.Tree("a")));
        var whole = File.ReadAllBytes(RecordPath);

        for (var i = 0; i < whole.Length - 1; i++)
        {
            var flipped = (byte[])whole.Clone();
            flipped[i] ^= 1;
            File.WriteAllBytes(RecordPath, flipped);
            Assert.Null(_store.Actions.Find(Key, out var damage));
            Assert.Equal("its record is damaged", damage);
        }
    }

    [Fact]
    public void Find_RecordOfAnotherKey_IsDamage()
    {
        var other = Digest.Of("other"u8);
        _store.Actions.Add(Records.Of(other, Records.Tree("a")));
        Directory.CreateDirectory(Path.GetDirectoryName(RecordPath)!);
        File.Copy(_store.Layout.Action(other), RecordPath);

        Assert.Null(_store.Actions.Find(Key, out var damage));

        Assert.Equal("its record belongs to another key", damage);
    }

    [Fact]
    public void Find_FolderInPlaceOfTheRecord_IsDamage()
    {
        Directory.CreateDirectory(RecordPath);

        Assert.Null(_store.Actions.Find(Key, out var damage));

        Assert.Equal($"its record cannot be read: Access to the path '{RecordPath}' is denied", damage);
    }

    [Fact]
    public void Find_PathThatLeavesTheFolder_IsDamage()
    {
        var text = Encoding.UTF8.GetString(ActionRecordWriter.Write(Records.Of(Key, Records.Tree("a"))));
        WriteRecord(text.Split('\n')[0].Replace("[\"a\",", "[\"../a\",", StringComparison.Ordinal));

        Assert.Null(_store.Actions.Find(Key, out var damage));

        Assert.Equal("its record is damaged", damage);
    }

    [Fact]
    public void Find_NewerFormat_IsTheUsersError()
    {
        WriteRecord("{\"format\":2,\"anything\":[]}");

        var error = Assert.Throws<PipelineException>(() => _store.Actions.Find(Key, out _));

        Assert.Equal(
            $"cache '{_folder.Path}': record '2c70e12b7a06...' has format 2, this version reads up to format 1; " +
            "use the newer version or choose another folder with --cache=DIR",
            error.Message);
    }

    [Fact]
    public void FindLatest_TwoActionsOfOneStage_IsTheSecond()
    {
        _store.Actions.Add(Records.Of(Key, Records.Tree("a")));
        _store.Actions.Add(Records.Of(Digest.Of("newer"u8), Records.Tree("a")));

        Assert.Equal(Digest.Of("newer"u8), _store.Actions.FindLatest("train-1")!.Key);
        Assert.Null(_store.Actions.FindLatest("train-2"));
    }

    private void WriteRecord(string json)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(RecordPath)!);
        File.WriteAllText(RecordPath, $"{json}\n{Digest.Of(Encoding.UTF8.GetBytes(json + "\n"))}\n");
    }
}
