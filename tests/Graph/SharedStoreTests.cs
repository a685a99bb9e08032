using CoIN.Graph.Tests.Support;
using CoIN.Store;
using CoIN.Store.Remote;
using CoIN.Store.Tests.Support;

namespace CoIN.Graph.Tests;

/// <summary>Runs with empty caches that share a real nginx.</summary>
public sealed class SharedStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [NginxFact]
    public async Task Run_EmptyCache_TakesWhatAnotherSent()
    {
        using var server = await NginxServer.StartAsync(_folder["nginx"]);

        var first = await RunAsync(server);
        var second = await RunAsync(server);

        Assert.Equal(["a", "b"], first.Acted);
        Assert.Empty(second.Acted);
        Assert.Equal(Digests(first.Outputs), Digests(second.Outputs));
        Assert.Empty(_warnings);
    }

    [NginxFact]
    public async Task Run_CorruptedBlobOnTheServer_IsSeenMadeAgainAndReplaced()
    {
        using var server = await NginxServer.StartAsync(_folder["nginx"]);
        var first = await RunAsync(server);
        var path = $"cas/{first.Outputs[0].Files[0].Content}";
        Corrupt(server.FileOf(path));

        var second = await RunAsync(server);
        var third = await RunAsync(server);

        Assert.Equal(["a"], second.Acted);
        Assert.Empty(third.Acted);
        Assert.Equal(Digests(first.Outputs), Digests(second.Outputs));
        Assert.Equal(Digests(first.Outputs), Digests(third.Outputs));
        Assert.Equal([$"shared store '{server.Address}': what it has under '{path[..16]}...' has another digest; the result is made here"], _warnings);
    }

    [NginxFact]
    public async Task Run_CorruptedRecordOnTheServer_IsSeenMadeAgainAndReplaced()
    {
        using var server = await NginxServer.StartAsync(_folder["nginx"]);
        var first = await RunAsync(server);
        Corrupt(server.FileOf($"ac/{first.Keys[1]}"));

        var second = await RunAsync(server);
        var third = await RunAsync(server);

        Assert.Equal(["b"], second.Acted);
        Assert.Empty(third.Acted);
        Assert.Equal(Digests(first.Outputs), Digests(third.Outputs));
        Assert.Equal([$"shared store '{server.Address}': what it has under 'ac/{first.Keys[1].ToString()[..13]}...' is not that record; the result is made here"], _warnings);
    }

    private static Digest[] Digests(FileTree[] outputs) => [.. outputs.Select(output => output.Digest)];

    private static void Corrupt(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }

    // A run with a cache of its own, empty at first.
    private async Task<(string[] Acted, FileTree[] Outputs, Digest[] Keys)> RunAsync(NginxServer server)
    {
        using var pipeline = new Pipeline();
        var plan = pipeline.Plan(pipeline.Stage("a", "x"), pipeline.Stage("b", "y", "a"));
        RunSummary summary;
        await using (var remote = new RemoteStore(pipeline.Store, new RemoteOptions(server.Address, Upload: true, Token: null), _warnings.Add, CancellationToken.None))
        {
            summary = await new Scheduler(pipeline.Store, new RunOrigin("host", "cpu", "dotnet cake"), pipeline.Time) { Remote = remote }
                .RunAsync(plan, new InlineExecutor(), new Resources(2, 1_000_000_000), pipeline.Observer, CancellationToken.None);
        }

        Assert.Equal(0, summary.Failed);
        string[] names = ["a", "b"];
        return ([.. pipeline.Acted.Order(StringComparer.Ordinal)], [.. names.Select(summary.OutputOf)], [.. names.Select(name => pipeline.Store.Actions.FindLatestKey(name)!.Value)]);
    }
}
