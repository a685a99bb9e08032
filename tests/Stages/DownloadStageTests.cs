using System.Security.Cryptography;
using CoIN.Data.Sources;
using CoIN.Data.Tests.Sources;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Stages.Tests.Support;
using CoIN.Store;

namespace CoIN.Stages.Tests;

/// <summary>The whole download stage against a server on this machine.</summary>
public sealed class DownloadStageTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<StageProgress> _progress = [];
    private FaultyServer _server = null!;

    public async Task InitializeAsync() => _server = await FaultyServer.StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_ServerThatDropsTheConnection_FillsTheFolderAndPinsTheFile()
    {
        _server.Body = [(byte)'[', .. new byte[4_000_000]];
        _server.Faults.Enqueue("drop");

        await RunAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Path.Combine(_folder.Path, "out", "questions.json")));
        Assert.Equal(["all", "bytes=2000000-"], _server.Requests);
        Assert.Equal($"{Convert.ToHexStringLower(SHA256.HashData(_server.Body))}  Set/questions.json\n", File.ReadAllText(Path.Combine(_folder.Path, "root", "data.lock")));
        Assert.Equal((4, 4, "MB"), (_progress[^1].Done, _progress[^1].Total, _progress[^1].Unit));
        Assert.True(_progress[^1].RatePerSecond > 0);
    }

    [Fact]
    public async Task Run_FileThatChangedSince_IsRefusedWithBothDigests()
    {
        _server.Body = "[]"u8.ToArray();
        await RunAsync();
        var pinned = Convert.ToHexStringLower(SHA256.HashData(_server.Body));
        (_server.Body, _server.Version) = ("[1]"u8.ToArray(), "\"2\"");
        File.Delete(Path.Combine(_folder.Path, "root", "incoming", "Set", "questions.json"));

        var exception = await Assert.ThrowsAsync<PipelineException>(RunAsync);

        Assert.Contains($"the file has SHA-256 {Convert.ToHexStringLower(SHA256.HashData(_server.Body))}, {pinned} expected\n", exception.Message, StringComparison.Ordinal);
    }

    private async Task RunAsync()
    {
        var set = new RawDataSet
        {
            Name = "Set",
            Folder = "Set",
            Holds = "questions.json",
            Homepage = "https://example.org",
            Licence = "none",
            UnpackedBytes = 1_000,
            Files = [new("questions.json", _server.Address) { Bytes = 4_000_000 }],
        };
        var root = Directory.CreateDirectory(Path.Combine(_folder.Path, "root")).FullName;
        var output = Path.Combine(_folder.Path, "out");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        Directory.CreateDirectory(output);
        var context = new StageContext(
            new Dictionary<string, string>(), new Dictionary<string, Digest>(), output, new SynchronousProgress(_progress), _ => { }, CancellationToken.None)
        {
            CodeVersion = "1",
        };
        await DownloadStage.Create("download/Set", set, root, Path.Combine(root, "data.lock")).Action(context);
    }

    private sealed class SynchronousProgress(List<StageProgress> all) : IProgress<StageProgress>
    {
        public void Report(StageProgress value) => all.Add(value);
    }
}
