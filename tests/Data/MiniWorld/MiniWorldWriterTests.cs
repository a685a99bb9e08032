using System.Security.Cryptography;
using CoIN.Data.MiniWorld;
using CoIN.Errors;

namespace CoIN.Data.Tests.MiniWorld;

[Collection(SmallWorldCollection.Name)]
public sealed class MiniWorldWriterTests(SmallWorld world)
{
    [Fact]
    public void Write_SameSeedMoreThreads_WritesSameBytes()
    {
        using var other = new TemporaryFolder();

        MiniWorldWriter.Write(SmallWorld.Options(seed: 11), other.Path, threads: 3);

        Assert.Equal(Digests(world.Root), Digests(other.Path));
    }

    [Fact]
    public void Write_OtherSeed_WritesNoImageTwice()
    {
        using var other = new TemporaryFolder();

        MiniWorldWriter.Write(SmallWorld.Options(seed: 12), other.Path);

        Assert.Empty(Images(other.Path).Intersect(Images(world.Root)));
    }

    [Fact]
    public void Write_AnySeed_RepeatsNoImageInTrainingAndTest()
    {
        var images = Digests(world.Root).Where(file => file.Path.EndsWith("g", StringComparison.OrdinalIgnoreCase)).ToList();

        Assert.NotEmpty(images);
        Assert.Equal(images.Count, images.Select(file => file.Digest).Distinct().Count());
    }

    [Fact]
    public void Write_WithSizesOfTasks_CountsProgressUpToTheTotal()
    {
        using var folder = new TemporaryFolder();
        var options = new MiniWorldOptions
        {
            Seed = 1,
            Size = new MiniWorldSize(3, 2),
            Sizes = new Dictionary<string, MiniWorldSize> { ["GQA"] = new(10, 4) },
        };
        var seen = new List<(int Done, int Total)>();

        MiniWorldWriter.Write(options, folder.Path, (done, total) => seen.Add((done, total)));

        const int total = (7 * 5) + 14;
        Assert.Equal(seen.Order(), seen);
        Assert.Equal((total, total), seen[^1]);
        Assert.All(seen, step => Assert.Equal(total, step.Total));
    }

    [Fact]
    public void Write_Cancelled_Stops()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => MiniWorldWriter.Write(
            SmallWorld.Options(seed: 1), folder.Path, (done, _) => CancelAt(done, 5, cancellation), cancellation: cancellation.Token));

        Assert.False(Directory.Exists(Path.Combine(folder.Path, "TextVQA")));
    }

    [Fact]
    public void Write_WithMistakesInSizes_NamesThemAll()
    {
        var options = new MiniWorldOptions
        {
            Seed = 1,
            Size = new MiniWorldSize(1, 0),
            Sizes = new Dictionary<string, MiniWorldSize> { ["VizWizz"] = new(1, 1), ["GQA"] = new(0, 5) },
        };

        var error = Assert.Throws<PipelineException>(() => MiniWorldWriter.Write(options, "never-made"));

        Assert.Equal(
            "MiniWorld: the learning task 'VizWizz' is not part of MiniWorld; did you mean 'VizWiz'?; "
            + "every learning task has 1 training and 0 test records, at least 1 of each was expected; "
            + "GQA has 0 training and 5 test records, at least 1 of each was expected",
            error.Message);
    }

    [Fact]
    public void Write_ToAFolderThatIsAFile_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("taken", "");

        var error = Assert.Throws<PipelineException>(() => MiniWorldWriter.Write(SmallWorld.Options(seed: 1), file));

        Assert.StartsWith($"MiniWorld cannot be written to '{file}': ", error.Message, StringComparison.Ordinal);
    }

    private static void CancelAt(int done, int limit, CancellationTokenSource cancellation)
    {
        if (done == limit)
        {
            cancellation.Cancel();
        }
    }

    private static IEnumerable<string> Images(string root)
        => Digests(root).Where(file => file.Path.EndsWith("g", StringComparison.OrdinalIgnoreCase)).Select(file => file.Digest);

    private static List<(string Path, string Digest)> Digests(string root) =>
        [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(root, path), Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))))];
}
