using CoIN.Errors;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

/// <summary>Lets the process die, or the disk fill, at every single step of publishing a result.</summary>
public sealed class CrashTests : IDisposable
{
    private static readonly Digest Key = Digest.Of("key"u8);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3, 1)]
    [InlineData(40, 13)] // flushes the whole file system instead of each file
    public void Publish_KilledAtAnyStep_LeavesTheOldStateOrTheNew(int files, int stride)
    {
        for (var steps = 0; ; steps += stride)
        {
            var root = _folder[$"cache{steps}"];
            var disk = new FaultyDisk(steps, () => new KilledException());
            var hasDied = Dies(() => PublishResult(root, disk, files));

            using var store = ContentStore.Open(root, TimeProvider.System, new FaultyDisk(int.MaxValue, () => new KilledException()));
            var record = store.Actions.Find(Key, out var damage);
            Assert.Null(damage);
            if (record is not null)
            {
                Assert.Null(store.Blobs.FindFault(record.Output));
                CheckContents(store, record.Output);
            }

            Assert.All(Directory.EnumerateFiles(store.Layout.Blobs, "*", SearchOption.AllDirectories), blob =>
                Assert.Equal(Path.GetFileName(blob), Digest.OfFile(blob).ToString()));
            PublishResult(store, files);
            Assert.NotNull(store.Actions.Find(Key, out _));
            if (!hasDied)
            {
                Assert.InRange(steps, 20, 1000);
                return;
            }

            Assert.True(disk.HasFailed);
        }
    }

    [Fact]
    public void Publish_DiskFullAtAnyStep_SaysSoOnce()
    {
        for (var steps = 0; ; steps++)
        {
            var root = _folder[$"cache{steps}"];
            var disk = new FaultyDisk(steps, () => new IOException("No space left on device", Posix.NoSpace));
            try
            {
                PublishResult(root, disk, files: 2);
                return;
            }
            catch (PipelineException full)
            {
                Assert.Matches(
                    $@"^cache '{root}': no space left: (needs [0-9.]+ (bytes|KB), )?free [0-9.]+ (bytes|KB|MB|GB|TB); free some space there or choose another folder with --cache=DIR$",
                    full.Message);
            }
        }
    }

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(999, "999 bytes")]
    [InlineData(1000, "1.0 KB")]
    [InlineData(999_949, "999.9 KB")]
    [InlineData(999_950, "1.0 MB")]
    [InlineData(12_345_678_901, "12.3 GB")]
    [InlineData(5_000_000_000_000_000, "5000.0 TB")]
    public void Bytes_AnyCount_ReadsAsPeopleWriteIt(long count, string text) => Assert.Equal(text, DiskFailure.Bytes(count));

    private static bool Dies(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    // Not disposed: a killed process disposes of nothing. Its locks are files that the collector closes.
    private static void PublishResult(string root, IDisk disk, int files)
    {
        PublishResult(ContentStore.Open(root, TimeProvider.System, disk), files);
    }

    private static void PublishResult(ContentStore store, int files)
    {
        var output = store.NewWorkFolder();
        for (var i = 0; i < files; i++)
        {
            File.WriteAllText(Path.Combine(output, $"{i}"), $"content {i % 38}");
        }

        var tree = store.Blobs.Publish(output, 1, CancellationToken.None);
        store.Actions.Add(Records.Of(Key, tree));
        store.Trees.Materialise(tree);
    }

    private static void CheckContents(ContentStore store, FileTree tree)
    {
        var folder = store.Trees.Materialise(tree);
        Assert.All(tree.Files, file => Assert.Equal(file.Content, Digest.OfFile(Path.Combine(folder, file.Path))));
    }
}
