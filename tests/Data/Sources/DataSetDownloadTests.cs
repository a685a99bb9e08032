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
    public async Task Run_SeveralFiles_AreFetchedAtATime()
    {
        _server.Body = "{}"u8.ToArray();
        Array.ForEach(["pair", "pair"], _server.Faults.Enqueue);

        // The server answers neither request before the other is there.
        await RunAsync(Set(new RawFile("a.json", _server.Address), new RawFile("b.json", _server.Address)));

        Assert.Equal(["a.json", "b.json"], Directory.EnumerateFiles(_folder.File("out")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Run_FilesOnTheWay_TellsSpeedAndTotal()
    {
        _server.Body = [(byte)'{', .. new byte[3_000_000]];

        await RunAsync(Set(new RawFile("a.json", _server.Address) { Bytes = 4_000_000 }));

        Assert.All(_progress, now => Assert.Equal(4_000_000, now.Total));
        Assert.Equal(3_000_001, _progress[^1].Done);
        Assert.All(_progress.Where(now => now.Done > 0), now => Assert.True(now.BytesPerSecond > 0));
    }

    [Fact]
    public async Task Run_NoPlaceForFilesOnTheWay_SaysWhatToDo()
    {
        _folder.Write("incoming", "a file");

        var exception = await Assert.ThrowsAsync<PipelineException>(RunAsync);

        Assert.StartsWith("files on their way have no place: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("; give yourself the right to write there, or choose another place with data.root", exception.Message, StringComparison.Ordinal);
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

    private Task RunAsync(long free) => RunAsync(
        Set(new("set.zip", _server.Address) { Bytes = 3_000_000_000, Archive = ArchiveKind.Zip, Into = "images", Without = "set" }, new("by-hand.json", _server.Address)), free);

    private static RawDataSet Set(params RawFile[] files) => new()
    {
        Name = "Set",
        Folder = "Set",
        Holds = "everything",
        Homepage = "https://example.org",
        Licence = "none",
        UnpackedBytes = 2_000_000_000,
        Files = files,
    };

    private async Task RunAsync(RawDataSet set, long free = long.MaxValue)
    {
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
