using System.IO.Compression;
using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data.Tests.Sources;

public sealed class DataSetDownloadTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly List<DownloadProgress> _progress = [];
    private FaultyServer _server = null!;

    public async Task InitializeAsync() => _server = await FaultyServer.StartAsync();

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Run_ArchiveAndFileByHand_FillsTheFolderAndTheLock()
    {
        _server.Body = Zip();
        _folder.Write("incoming/by-hand.json", "[]");

        await RunAsync();

        Assert.Equal("text", File.ReadAllText(_folder.File("out/images/a.txt")));
        Assert.Equal("[]", File.ReadAllText(_folder.File("out/by-hand.json")));
        Assert.Equal(
            ["4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945  Set/by-hand.json"],
            File.ReadLines(_folder.File("data.lock")).Where(line => line.EndsWith("json", StringComparison.Ordinal)));
        Assert.Equal(_server.Body.Length + 2, _progress[^1].Done);
    }

    [Fact]
    public async Task Run_ArchiveOtherThanPinned_IsRefused()
    {
        _server.Body = Zip();
        _folder.Write("incoming/by-hand.json", "[]");
        _folder.Write("data.lock", $"{new string('0', 64)}  Set/by-hand.json\n");

        var exception = await Assert.ThrowsAsync<PipelineException>(RunAsync);

        Assert.StartsWith($"raw file 'Set/by-hand.json' has changed: {_folder.File("data.lock")} pins SHA-256 {new string('0', 64)}, found 4f53cda1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DiskTooSmall_AsksForRoomBeforeTheFirstByte()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => RunAsync(free: 1_000_000_000));

        Assert.Equal(
            $"Set needs 5.0 GB on the disk of '{_folder.File("incoming")}', 1.0 GB are free; make room, or choose other places with data.root and --cache", exception.Message);
        Assert.Empty(_server.Requests);
    }

    private static byte[] Zip()
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        using (var entry = zip.CreateEntry("set/a.txt").Open())
        {
            entry.Write("text"u8);
        }

        return bytes.ToArray();
    }

    private Task RunAsync() => RunAsync(long.MaxValue);

    private async Task RunAsync(long free)
    {
        var set = new RawDataSet
        {
            Name = "Set",
            Folder = "Set",
            Holds = "everything",
            Homepage = "https://example.org",
            Licence = "none",
            UnpackedBytes = 2_000_000_000,
            Files =
            [
                new("set.zip", _server.Address) { Bytes = 3_000_000_000, Archive = ArchiveKind.Zip, Into = "images", Without = "set" },
                new("by-hand.json", _server.Address),
            ],
        };
        var options = new DownloadOptions { Retries = 1, Delay = TimeSpan.FromMilliseconds(1) };
        var download = new DataSetDownload(new Downloader(_client, options, TimeProvider.System), options, _ => free, TimeProvider.System);
        var output = Directory.CreateDirectory(Path.Combine(_folder.Path, "out")).FullName;
        await download.RunAsync(set, _folder.File("incoming"), RawLock.Open(_folder.File("data.lock")), output, new Heard(_progress), default);
    }

    private sealed class Heard(List<DownloadProgress> all) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value) => all.Add(value);
    }
}
