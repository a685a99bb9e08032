using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace CoIN.Data.Tests.Sources;

/// <summary>A web server on this machine that serves one file, and misbehaves as it is told.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly List<string> _requests = [];
    private TaskCompletionSource? _waiting;

    private FaultyServer(WebApplication application) => _application = application;

    /// <summary>The file's bytes.</summary>
    public byte[] Body { get; set; } = [.. Enumerable.Range(0, 200_000).Select(i => unchecked((byte)(i * 7)))];

    /// <summary>What identifies the version of the file.</summary>
    public string Version { get; set; } = "\"1\"";

    /// <summary>What is done with each request, in order: <c>ok</c>, a status, <c>drop</c>, <c>stall</c>, <c>no-range</c>, <c>pair</c> (answered when another such request is there); afterwards everything is well.</summary>
    public Queue<string> Faults { get; } = [];

    /// <summary>What the server asks for with a status: the header Retry-After; null for nothing.</summary>
    public string? RetryAfter { get; set; }

    /// <summary>Every request: its range, or <c>all</c>.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>The file's address.</summary>
    public string Address => $"{_application.Urls.First()}/file.bin";

    public static async Task<FaultyServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new FaultyServer(builder.Build());
        server._application.Run(server.AnswerAsync);
        await server._application.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        string fault;
        lock (_requests)
        {
            _requests.Add(context.Request.Headers.Range.FirstOrDefault() ?? "all");
            fault = Faults.TryDequeue(out var next) ? next : "ok";
        }

        if (int.TryParse(fault, out var status))
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = RetryAfter;
            return;
        }

        if (fault == "pair")
        {
            await PairedAsync();
        }

        var from = fault == "no-range" ? 0 : Start(context);
        context.Response.Headers.ETag = Version;
        context.Response.ContentLength = Body.Length - from;
        if (from > 0)
        {
            context.Response.StatusCode = StatusCodes.Status206PartialContent;
            context.Response.Headers.ContentRange = $"bytes {from}-{Body.Length - 1}/{Body.Length}";
        }

        var end = fault is "drop" or "stall" ? from + ((Body.Length - from) / 2) : Body.Length;
        await context.Response.Body.WriteAsync(Body.AsMemory(from, end - from));
        await context.Response.Body.FlushAsync();

        // A dropped answer needs no more: Kestrel closes the connection when fewer bytes come than were announced.
        if (fault == "stall")
        {
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private Task PairedAsync()
    {
        lock (_requests)
        {
            if (_waiting is { } other)
            {
                other.SetResult();
                return Task.CompletedTask;
            }

            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }

    private int Start(HttpContext context)
    {
        var isSame = context.Request.Headers.IfRange.FirstOrDefault() == Version;
        return isSame && RangeHeaderValue.TryParse(context.Request.Headers.Range.FirstOrDefault(), out var range) ? (int)range.Ranges.First().From!.Value : 0;
    }
}
