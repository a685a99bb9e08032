using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CoIN.Store.Tests.Support;

/// <summary>An HTTP store in memory, which can be told to lie.</summary>
internal sealed class BlobServer : IDisposable
{
    /// <summary>More than the system holds back for a server that does not read.</summary>
    public const int Part = 8 << 20;

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

    /// <summary>How long it waits before each byte of a blob that it sends, and after each <see cref="Part"/> that it takes.</summary>
    public TimeSpan Pause { get; set; }

    public ConcurrentBag<string> Authorizations { get; } = [];

    public bool Has(string path) => _files.ContainsKey($"/coin/{path}");

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
            _files[path] = await TakeAsync(request.InputStream);
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
            await SendAsync(response, Told(path, _files[path]), path);
        }

        response.Close();
    }

    private async Task<byte[]> TakeAsync(Stream input)
    {
        using var body = new MemoryStream();
        var (buffer, taken) = (new byte[1 << 16], 0L);
        for (int read; (read = await input.ReadAsync(buffer, _stop.Token)) > 0;)
        {
            body.Write(buffer, 0, read);
            taken += read;
            if (taken >= Part)
            {
                taken = 0;
                await Task.Delay(Pause, _stop.Token);
            }
        }

        return body.ToArray();
    }

    private async Task SendAsync(HttpListenerResponse response, byte[] bytes, string path)
    {
        if (Pause == TimeSpan.Zero || !path.Contains("/cas/", StringComparison.Ordinal))
        {
            response.OutputStream.Write(bytes);
            return;
        }

        response.ContentLength64 = bytes.Length;
        foreach (var one in bytes)
        {
            await Task.Delay(Pause, _stop.Token);
            response.OutputStream.WriteByte(one);
            response.OutputStream.Flush();
        }
    }

    private byte[] Told(string path, byte[] truth) => (Lie, path.Contains("/cas/", StringComparison.Ordinal)) switch
    {
        ("other bytes", true) => Encoding.ASCII.GetBytes("hellO"),
        ("longer", true) => [.. truth, 33],
        ("shorter", true) => truth[..^1],
        ("empty record", false) => [],
        ("flipped record", false) => [.. truth[..20], (byte)(truth[20] ^ 1), .. truth[21..]],
        ("another record", false) => Changed(truth, Digest.Of("key"u8).ToString(), Digest.Of("other"u8).ToString()),
        ("long name", false) => Changed(truth, "\"a.txt\"", $"\"{new string('a', 300)}\""),
        ("file in a file", false) => Changed(truth, "\"a.txt\"", $"\"a.txt/b\",\"{Digest.Of("hello"u8)}\",5],[\"a.txt\""),
        _ => truth,
    };

    // Whole, with a check sum that is right.
    private static byte[] Changed(byte[] truth, string old, string now)
    {
        var line = Encoding.UTF8.GetString(truth).Split('\n')[0].Replace(old, now, StringComparison.Ordinal) + "\n";
        Assert.Contains(now, line, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes($"{line}{Digest.Of(Encoding.UTF8.GetBytes(line))}\n");
    }
}
