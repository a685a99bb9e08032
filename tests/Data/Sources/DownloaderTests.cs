using System.Security.Cryptography;
using CoIN.Data.Sources;
using CoIN.Errors;

namespace CoIN.Data.Tests.Sources;

public sealed class DownloaderTests : IAsyncLifetime
{
    private static readonly DownloadOptions Patient = new() { Retries = 2, Delay = TimeSpan.FromMilliseconds(1), Stall = TimeSpan.FromSeconds(20) };

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _client = new() { Timeout = Timeout.InfiniteTimeSpan };
    private FaultyServer _server = null!;
    private FaultyServer _mirror = null!;
    private long _arrived;

    public async Task InitializeAsync() => (_server, _mirror) = (await FaultyServer.StartAsync(), await FaultyServer.StartAsync());

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        await _mirror.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Fetch_GoodServer_BringsTheFileAndItsDigest()
    {
        var digest = await FetchAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
        Assert.Equal(SHA256.HashData(_server.Body), digest);
        Assert.Equal(_server.Body.Length, _arrived);
        Assert.Equal(["file.bin"], Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task Fetch_FileThatIsThere_AsksNobody()
    {
        File.WriteAllText(Target, "by hand");

        Assert.Equal(SHA256.HashData("by hand"u8), await FetchAsync());
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Fetch_ConnectionsDroppedHalfWay_GoesOnWhereItStopped()
    {
        Array.ForEach(["drop", "drop", "drop", "drop"], _server.Faults.Enqueue);

        await FetchAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
        Assert.Equal(["all", "bytes=100000-", "bytes=150000-", "bytes=175000-", "bytes=187500-"], _server.Requests);
        Assert.Equal(_server.Body.Length, _arrived);
    }

    [Theory]
    [InlineData("500")]
    [InlineData("503")]
    [InlineData("429")]
    public async Task Fetch_ServerInTrouble_TriesAgain(string status)
    {
        Array.ForEach([status, status], _server.Faults.Enqueue);

        await FetchAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
        Assert.Equal(3, _server.Requests.Count);
    }

    [Theory]
    [InlineData("1000000")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task Fetch_ServerThatAsksForALongWait_IsAskedAgainWithinReason(string wait)
    {
        _server.Faults.Enqueue("429");
        _server.RetryAfter = wait;

        await FetchAsync(options: Patient with { LongestWait = TimeSpan.FromMilliseconds(5) });

        Assert.Equal(2, _server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_PageInsteadOfJson_TakesTheMirror()
    {
        (_server.Body, _mirror.Body) = ("<html>sorry</html>"u8.ToArray(), " {}"u8.ToArray());
        var file = new RawFile("x.json", _server.Address, _mirror.Address);

        await new Downloader(_client, Patient, TimeProvider.System).FetchAsync(file, Target, null, _ => { }, default);

        Assert.Equal(" {}", File.ReadAllText(Target));
    }

    [Fact]
    public async Task Fetch_ServerThatIgnoresRange_StartsAnew()
    {
        Array.ForEach(["drop", "no-range"], _server.Faults.Enqueue);

        await FetchAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
        Assert.Equal(["all", "bytes=100000-"], _server.Requests);
        Assert.Equal(_server.Body.Length, _arrived);
    }

    [Fact]
    public async Task Fetch_FileChangedMeanwhile_StartsAnew()
    {
        _server.Faults.Enqueue("drop");
        _server.Faults.Enqueue("404");
        _mirror.Faults.Enqueue("404");
        await Assert.ThrowsAsync<PipelineException>(() => FetchAsync());
        (_server.Body, _server.Version) = ([.. _server.Body.Reverse()], "\"2\"");

        await FetchAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
    }

    [Fact]
    public async Task Fetch_StalledServer_GivesUpAndGoesOn()
    {
        _server.Faults.Enqueue("stall");

        await FetchAsync(options: Patient with { Stall = TimeSpan.FromSeconds(2) });

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
        Assert.Equal("all", _server.Requests[0]);
    }

    [Fact]
    public async Task Fetch_WrongBody_TakesTheMirror()
    {
        var right = SHA256.HashData(_mirror.Body);
        _server.Body = "<html>sorry</html>"u8.ToArray();

        Assert.Equal(right, await FetchAsync(Convert.ToHexStringLower(right)));
        Assert.Equal(_mirror.Body, File.ReadAllBytes(Target));
        Assert.Equal(_mirror.Body.Length, _arrived);
    }

    [Fact]
    public async Task Fetch_NoAddressWorks_SaysWhatEachAnswered()
    {
        _server.Faults.Enqueue("404");
        _mirror.Body = "<html>sorry</html>"u8.ToArray();

        var exception = await Assert.ThrowsAsync<PipelineException>(() => FetchAsync(new string('0', 64)));

        Assert.Equal(
            $"'file.bin' could not be fetched:\n{_server.Address}: the server answered 404 Not Found\n"
            + $"{_mirror.Address}: the file has SHA-256 {Convert.ToHexStringLower(SHA256.HashData(_mirror.Body))}, {new string('0', 64)} expected\n"
            + $"run again to go on where it stopped, or put the file at '{Target}' yourself",
            exception.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Fetch_PageInsteadOfArchive_IsNoArchive()
    {
        var body = "<html>sorry</html>"u8.ToArray();
        (_server.Body, _mirror.Body) = (body, body);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => FetchAsync(archive: ArchiveKind.Zip));

        Assert.Contains($"{_server.Address}: the answer is no Zip file\n", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_Interrupted_KeepsWhatHasCome()
    {
        _server.Faults.Enqueue("stall");
        using var interrupt = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => FetchAsync(cancellation: interrupt.Token, arrived: _ => interrupt.CancelAfter(_arrived >= 100_000 ? 0 : Timeout.Infinite)));
        await FetchAsync();

        Assert.Equal(_server.Body, File.ReadAllBytes(Target));
        Assert.Equal("bytes=100000-", _server.Requests[1]);
    }

    private string Target => _folder.File("file.bin");

    private async Task<byte[]> FetchAsync(
        string? sha256 = null, DownloadOptions? options = null, ArchiveKind archive = ArchiveKind.None, Action<long>? arrived = null, CancellationToken cancellation = default)
    {
        var file = new RawFile("file.bin", _server.Address, _mirror.Address) { Archive = archive };
        return await new Downloader(_client, options ?? Patient, TimeProvider.System).FetchAsync(
            file,
            Target,
            sha256,
            bytes =>
            {
                _arrived += bytes;
                arrived?.Invoke(bytes);
            },
            cancellation);
    }
}
