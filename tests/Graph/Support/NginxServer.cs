using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CoIN.Graph.Tests.Support;

/// <summary>Debian's nginx as a shared store, set up as <c>docs/store-and-graph.md</c> says, on a free port of loopback and with all its files in a folder of the test.</summary>
internal sealed class NginxServer : IDisposable
{
    private readonly string _folder;
    private readonly Process _process;

    private NginxServer(string folder, int port)
    {
        _folder = folder;
        Address = new Uri($"http://127.0.0.1:{port}/");
        foreach (var name in (string[])["files", "temp"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        var config = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(config, Config(port));
        _process = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-c", config, "-e", "stderr"]) { RedirectStandardError = true })!;
        _ = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>The program with the module that takes <c>PUT</c>, or null.</summary>
    public static string? Program { get; } = Find();

    public Uri Address { get; }

    /// <summary>Starts a server and waits until it listens.</summary>
    /// <param name="folder">A folder of its own.</param>
    public static async Task<NginxServer> StartAsync(string folder)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var server = new NginxServer(folder, port);
        while (!await ListensAsync(port))
        {
            Assert.False(server._process.HasExited, "nginx did not start");
            await Task.Delay(20);
        }

        return server;
    }

    /// <summary>Returns where the server keeps what was sent to a path.</summary>
    public string FileOf(string path) => Path.Combine(_folder, "files", path);

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // One process in the foreground, which a kill ends; the rest as in the documentation.
    private static string Config(int port) => $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        events {}
        http {
            access_log off;
            client_body_temp_path temp;
            proxy_temp_path temp; fastcgi_temp_path temp; uwsgi_temp_path temp; scgi_temp_path temp;
            client_max_body_size 0;
            server {
                listen 127.0.0.1:{{port}};
                root files;
                location / {
                    dav_methods PUT;
                    create_full_put_path on;
                }
            }
        }
        """;

    private static string? Find()
    {
        var path = ((string[])["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"]).FirstOrDefault(File.Exists);
        if (path is null)
        {
            return null;
        }

        using var process = Process.Start(new ProcessStartInfo(path, ["-V"]) { RedirectStandardError = true })!;
        var built = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return built.Contains("http_dav_module", StringComparison.Ordinal) ? path : null;
    }
}
