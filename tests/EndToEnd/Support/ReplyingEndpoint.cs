using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CoIN.EndToEnd.Tests.Support;

/// <summary>An endpoint that always replies the same, one request at a time.</summary>
internal sealed class ReplyingEndpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly TaskCompletionSource _holds = new(TaskCreationOptions.RunContinuationsAsynchronously), _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _replies;
    private int _requests;

    /// <summary>Starts it; after so many replies it lets the next request wait until it is told to go on.</summary>
    public ReplyingEndpoint(string reply, int replies = int.MaxValue)
    {
        _replies = replies;
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Address = $"http://127.0.0.1:{port}/v1";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = ServeAsync(JsonSerializer.SerializeToUtf8Bytes(new { choices = new[] { new { message = new { role = "assistant", content = reply } } } }));
    }

    public string Address { get; }

    public int Requests => _requests;

    public string Authorization { get; private set; } = "";

    /// <summary>Ends when a request waits.</summary>
    public Task Holds => _holds.Task;

    public void GoOn() => _goOn.SetResult();

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(byte[] answer)
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                Authorization = context.Request.Headers["Authorization"] ?? "";
                if (Interlocked.Increment(ref _requests) - 1 == _replies)
                {
                    _holds.SetResult();
                    await _goOn.Task;
                }

                await context.Response.OutputStream.WriteAsync(answer);
                context.Response.Close();
            }
            catch (Exception gone) when (gone is HttpListenerException or ObjectDisposedException)
            {
                // The test is over, or who asked is dead.
            }
        }
    }
}
