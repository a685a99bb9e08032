using CoIN.Store.Remote;
using CoIN.Store.Tests.Support;

namespace CoIN.Store.Tests;

public sealed class RemoteStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<string> _warnings = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fetch_AfterSend_BringsRecordAndBlobsHere()
    {
        using var server = new BlobServer();
        var record = await SendAsync(server);

        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server);
        var fetched = await remote.FetchAsync(record.Key, record.KeyParts, CancellationToken.None);

        Assert.Equal(record.Output.Digest, fetched!.Output.Digest);
        Assert.Null(here.Blobs.FindFault(fetched.Output));
        Assert.Equal(record.Provenance, here.Actions.Find(record.Key, out _)!.Provenance);
        Assert.Empty(_warnings);
        Assert.All(server.Authorizations, header => Assert.Equal("Bearer secret", header));
    }

    [Fact]
    public async Task Fetch_NotThere_IsNull()
    {
        using var server = new BlobServer();
        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server);

        Assert.Null(await remote.FetchAsync(Digest.Of("x"u8), [], CancellationToken.None));
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("other bytes", "has another digest")]
    [InlineData("longer", "is longer than expected")]
    [InlineData("shorter", "has another digest")]
    [InlineData("empty record", "is not that record")]
    [InlineData("flipped record", "is not that record")]
    [InlineData("another record", "is not that record")]
    [InlineData("file in a file", "is not that record")]
    [InlineData("long name", "too long")]
    [InlineData("error", "500 (Internal Server Error)")]
    [InlineData("redirect", "302 (Found)")]
    [InlineData("silence", "no answer within 0.5 s")]
    [InlineData("hangs up", "")]
    public async Task Fetch_ServerThatLies_IsNullAndLeavesNothing(string lie, string warning)
    {
        using var server = new BlobServer();
        var record = await SendAsync(server);
        server.Lie = lie;

        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server);
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await remote.FetchAsync(record.Key, record.KeyParts, CancellationToken.None));
        }

        Assert.Equal(3, _warnings.Count);
        Assert.StartsWith($"shared store '{server.Address}': ", _warnings[0], StringComparison.Ordinal);
        Assert.Contains(warning, _warnings[0], StringComparison.Ordinal);
        Assert.EndsWith("; the result is made here", _warnings[0], StringComparison.Ordinal);
        Assert.EndsWith("; it is not asked any more in this run", _warnings[2], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(here.Layout.Blobs, "*", SearchOption.AllDirectories));
        Assert.Null(here.Actions.Find(record.Key, out _));
    }

    [Fact]
    public async Task Fetch_RecordMadeFromOtherParts_IsRefused()
    {
        using var server = new BlobServer();
        var record = await SendAsync(server);
        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server);

        Assert.Null(await remote.FetchAsync(record.Key, [new KeyPart("kind", "other")], CancellationToken.None));
        Assert.Contains("is not that record", Assert.Single(_warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_NobodyThere_WarnsOnly()
    {
        using var there = ContentStore.Open(_folder["there"], TimeProvider.System);
        var record = Publish(there);
        await using (var remote = new RemoteStore(there, new RemoteOptions(new Uri("http://127.0.0.1:9/"), Upload: true, Token: null), _warnings.Add, CancellationToken.None))
        {
            remote.Send(record);
        }

        Assert.Equal("shared store 'http://127.0.0.1:9/': 1 results were not sent", _warnings[^1]);
    }

    [Fact]
    public async Task Fetch_ConnectionResetWithinABody_IsNullAndWarns()
    {
        using var there = ContentStore.Open(_folder["there"], TimeProvider.System);
        var record = Publish(there);
        using var server = new ResettingServer(ActionRecordWriter.Write(record));
        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server.Address, patience: 20);

        Assert.Null(await remote.FetchAsync(record.Key, record.KeyParts, CancellationToken.None));
        Assert.Equal(
            $"shared store '{server.Address}': Unable to read data from the transport connection: Connection reset by peer; the result is made here", Assert.Single(_warnings));
    }

    [Fact]
    public async Task Fetch_SlowButMoving_TakesLongerThanPatienceAndArrives()
    {
        using var server = new BlobServer();
        var record = await SendAsync(server);
        server.Pause = TimeSpan.FromSeconds(0.5);
        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server.Address, patience: 2, leastMoved: 1);

        Assert.NotNull(await remote.FetchAsync(record.Key, record.KeyParts, CancellationToken.None)); // five bytes, one by one
        Assert.Empty(_warnings);
    }

    [Fact]
    public async Task Fetch_DripsLessThanTheLeast_IsGivenUp()
    {
        using var server = new BlobServer();
        var record = await SendAsync(server);
        server.Pause = TimeSpan.FromSeconds(0.5);
        using var here = ContentStore.Open(_folder["here"], TimeProvider.System);
        await using var remote = Remote(here, server.Address, patience: 1);

        Assert.Null(await remote.FetchAsync(record.Key, record.KeyParts, CancellationToken.None));
        Assert.Single(_warnings);
    }

    [Fact]
    public async Task Send_SlowButMoving_TakesLongerThanPatienceAndTheEndWaitsForIt()
    {
        using var server = new BlobServer { Pause = TimeSpan.FromSeconds(0.5) };
        using var there = ContentStore.Open(_folder["there"], TimeProvider.System);
        var record = Publish(there, new string('x', 6 * BlobServer.Part));
        await using (var remote = Remote(there, server.Address, patience: 2, leastMoved: BlobServer.Part))
        {
            remote.Send(record);
        }

        Assert.Empty(_warnings);
        Assert.True(server.Has($"ac/{record.Key}"));
    }

    [Fact]
    public async Task Send_UserWantsToStop_EndsAtOnceAndSaysWhatIsMissing()
    {
        using var server = new BlobServer { Lie = "silence" };
        using var there = ContentStore.Open(_folder["there"], TimeProvider.System);
        using var stop = new CancellationTokenSource();
        await using (var remote = Remote(there, server.Address, patience: 600, stop: stop.Token))
        {
            remote.Send(Publish(there));
            await stop.CancelAsync();
        }

        Assert.Equal([$"shared store '{server.Address}': 1 results were not sent"], _warnings);
    }

    private async Task<ActionRecord> SendAsync(BlobServer server)
    {
        using var there = ContentStore.Open(_folder["there"], TimeProvider.System);
        var record = Publish(there);
        await using var remote = Remote(there, server);
        remote.Send(record);
        return record;
    }

    private RemoteStore Remote(ContentStore store, BlobServer server) => Remote(store, server.Address, server.Lie == "silence" ? 0.5 : 20);

    private RemoteStore Remote(ContentStore store, Uri address, double patience, int leastMoved = 1 << 20, CancellationToken stop = default) =>
        new(store, new RemoteOptions(address, Upload: true, "secret") { Patience = TimeSpan.FromSeconds(patience), LeastMoved = leastMoved }, _warnings.Add, stop);

    private static ActionRecord Publish(ContentStore store, string text = "hello")
    {
        var folder = store.NewWorkFolder();
        File.WriteAllText(Path.Combine(folder, "a.txt"), text);
        var record = Records.Of(Digest.Of("key"u8), store.Blobs.Publish(folder, 1, CancellationToken.None));
        store.Actions.Add(record);
        return record;
    }
}
