using CoIN.Errors;
using CoIN.Graph.Tests.Fingerprints;
using CoIN.Graph.Tests.Support;
using CoIN.Store;
using CoIN.Store.Care;
using CoIN.Store.Tests.Support;

namespace CoIN.Graph.Tests;

/// <summary>Real disks that are full or read-only; <c>tests/Store/CrashTests.cs</c> lets a disk be full at every single step.</summary>
public sealed class DiskTests
{
    [MountFact]
    public async Task Run_StoreOnAFullDisk_SaysSoAndGoesOnWhenThereIsSpace()
    {
        using var disk = SmallDisk.TryMount("600k")!;
        using var pipeline = new Pipeline(Path.Combine(disk.Folder, "cache"));
        Stage[] stages = [pipeline.Stage("small", "one"), pipeline.Acting("large", context => Pipeline.Write(context, new string('x', 1_000_000)))];

        var full = await pipeline.RunAsync(stages);

        Assert.Equal((1, 1), (full.Ran, full.Failed));
        var error = Assert.IsType<PipelineException>(full.Results.Single(result => result.Error is not null).Error);
        Assert.Matches(@"^stage 'large': cache '.*/cache': no space left: free [0-9.]+ (bytes|KB); free some space there or choose another folder with --cache=DIR$", error.Message);
        Assert.Empty(StoreCheck.Run(pipeline.Store, 1, new Progress<long>(), CancellationToken.None).Faults);

        disk.Remount("size=8m");
        Assert.Equal(["large"], await pipeline.ActedInAsync(stages));
        Assert.Empty(await pipeline.ActedInAsync(stages));
    }

    [MountFact]
    public async Task Run_ManyStagesOnAFullDisk_SaysSoOnceAndStartsNoMore()
    {
        using var disk = SmallDisk.TryMount("600k")!;
        using var pipeline = new Pipeline(Path.Combine(disk.Folder, "cache"));
        var acted = 0;
        var stages = Enumerable.Range(0, 20).Select(i => pipeline.Acting($"large {i}", context =>
        {
            Interlocked.Increment(ref acted);
            try
            {
                Pipeline.Write(context, new string((char)('a' + i), 1_000_000));
            }
            catch (IOException failure)
            {
                throw new PipelineException($"file '{i}' cannot be written: {failure.Message}", failure);
            }
        }));

        var full = await pipeline.RunAsync([.. stages]);

        var failed = Assert.Single(full.Results, result => result.Error is not null);
        Assert.Matches(@"^stage 'large [0-9]+': cache '.*/cache': no space left: free [0-9.]+ (bytes|KB); free some space there or choose another folder with --cache=DIR$", failed.Error!.Message);
        Assert.All(full.Results.Where(result => result.Error is null), result => Assert.Equal(failed.Stage.Name, result.SkippedBecauseOf));
        Assert.InRange(acted, 1, Environment.ProcessorCount + 1);
        Assert.False(full.Cancelled);
    }

    [MountFact]
    public async Task Plan_StoreOnAFullDisk_SaysSoForEachIndex()
    {
        using var disk = SmallDisk.TryMount("600k")!;
        using var folder = new TempFolder();
        var cache = Path.Combine(disk.Folder, "cache");
        using (var first = new Pipeline(cache))
        {
            await first.RunAsync(first.Stage("a", "one"));
        }

        using var pipeline = new Pipeline(cache);
        CompiledSource.Compile(["public static class Entry { public static Action Make() => () => Console.WriteLine(); }"], null, folder["CoIN.Sample.dll"]);
        pipeline.Store.Sources.DigestOf(folder["CoIN.Sample.dll"], 1, CancellationToken.None);
        File.Delete(pipeline.Store.Layout.ResultIndex);
        Fill(disk.Folder);

        Action[] writers =
        [
            () => pipeline.Plan(pipeline.Stage("a", "one")),
            () => CompiledSource.Fingerprint(folder["CoIN.Sample.dll"], pipeline.Store),
            pipeline.Store.Sources.Save,
        ];
        Assert.All(writers, writer => Assert.Matches(
            "^cache '.*/cache': no space left: needs [0-9.]+ (bytes|KB), free 0 bytes; free some space there or choose another folder with --cache=DIR$",
            Assert.Throws<PipelineException>(writer).Message));
    }

    [MountFact]
    public async Task Open_StoreOnAReadOnlyDisk_SaysSoAndHarmsNothing()
    {
        using var disk = SmallDisk.TryMount("600k")!;
        var cache = Path.Combine(disk.Folder, "cache");
        using (var pipeline = new Pipeline(cache))
        {
            await pipeline.RunAsync(pipeline.Stage("a", "one"));
        }

        disk.Remount("ro");
        var error = Assert.Throws<PipelineException>(() => ContentStore.Open(cache, TimeProvider.System));
        Assert.Equal(
            $"cache '{cache}': cannot be written: the file system is read-only; give yourself the right to write there or choose another folder with --cache=DIR",
            error.Message);

        disk.Remount("rw");
        using var again = new Pipeline(cache);
        Assert.Empty(await again.ActedInAsync(again.Stage("a", "one")));
    }

    private static void Fill(string folder)
    {
        using var file = File.OpenHandle(Path.Combine(folder, "filler"), FileMode.CreateNew, FileAccess.Write);
        try
        {
            for (var place = 0L; ; place += 4096)
            {
                RandomAccess.Write(file, new byte[4096], place);
            }
        }
        catch (IOException full) when (ContentStore.MeansFullDisk(full))
        {
            // As it should be.
        }
    }
}
