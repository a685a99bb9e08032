using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoIN.Store.Tests.Support;

/// <summary>An HTTP store in memory, which can be told to lie.</summary>
internal sealed class BlobServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentDictionary<string, byte[]> _files = new();
    private readonly CancellationTokenSource _stop = new();

    public BlobServer()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        Address = new Uri($"http://127.0.0.1:{port}/coin");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    public string Lie { get; set; } = "";

    public ConcurrentBag<string> Authorizations { get; } = [];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Close();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = Task.Run(() => AnswerAsync(context));
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        Authorizations.Add(request.Headers["Authorization"] ?? "");
        var path = request.Url!.AbsolutePath;
        if (request.HttpMethod == "PUT")
        {
            using var body = new MemoryStream();
            await request.InputStream.CopyToAsync(body);
            _files[path] = body.ToArray();
            response.StatusCode = 201;
            response.Close();
            return;
        }

        if (Lie == "silence")
        {
            await Task.Delay(Timeout.Infinite, _stop.Token);
        }

        if (Lie == "hangs up")
        {
            response.Abort();
            return;
        }

        response.StatusCode = Lie switch { "error" => 500, "redirect" => 302, _ => _files.ContainsKey(path) ? 200 : 404 };
        if (response.StatusCode == 200 && request.HttpMethod == "GET")
        {
            response.OutputStream.Write(Told(path, _files[path]));
        }

        response.Close();
    }

    private byte[] Told(string path, byte[] truth) => (Lie, path.Contains("/cas/", StringComparison.Ordinal)) switch
    {
        ("other bytes", true) => Encoding.ASCII.GetBytes("hellO"),
        ("longer", true) => [.. truth, 33],
        ("shorter", true) => truth[..^1],
        ("empty record", false) => [],
        ("flipped record", false) => [.. truth[..20], (byte)(truth[20] ^ 1), .. truth[21..]],
        ("another record", false) => Of(truth),
        _ => truth,
    };

    // Whole, with a check sum that is right, and of another key.
    private static byte[] Of(byte[] truth)
    {
        var line = Encoding.UTF8.GetString(truth).Split('\n')[0].Replace(Digest.Of("key"u8).ToString(), Digest.Of("other"u8).ToString(), StringComparison.Ordinal) + "\n";
        return Encoding.UTF8.GetBytes($"{line}{Digest.Of(Encoding.UTF8.GetBytes(line))}\n");
    }
}
