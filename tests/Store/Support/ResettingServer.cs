using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoIN.Store.Tests.Support;

/// <summary>An HTTP store that gives one record whole and of each blob the first byte, and then resets the connection.</summary>
internal sealed class ResettingServer : IDisposable
{
    private static readonly TimeSpan UntilTheByteIsRead = TimeSpan.FromSeconds(0.5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _record;

    public ResettingServer(byte[] record)
    {
        _record = record;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            for (; ; )
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await AnswerAsync(client);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var asked = await reader.ReadLineAsync();
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
            // The headers do not matter.
        }

        var isRecord = asked!.StartsWith("GET /ac/", StringComparison.Ordinal);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {(isRecord ? _record.Length : 5)}\r\nConnection: close\r\n\r\n"));
        await stream.WriteAsync(isRecord ? _record : "h"u8.ToArray());
        if (!isRecord)
        {
            await Task.Delay(UntilTheByteIsRead);
            client.Client.Close(0); // not waiting for what is on its way is a reset
        }
    }
}
