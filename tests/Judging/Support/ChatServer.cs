using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoIN.Judging.Tests.Support;

/// <summary>A chat endpoint on loopback that misbehaves as it is told, and remembers what it was asked.</summary>
internal sealed class ChatServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, int> _asked = new();
    private readonly ConcurrentDictionary<string, int> _answered = new();

    private ChatServer(WebApplication application) => _application = application;

    /// <summary>The address that clients are given.</summary>
    public string Endpoint { get; private set; } = "";

    /// <summary>How often each user message was asked.</summary>
    public IReadOnlyDictionary<string, int> Asked => _asked;

    /// <summary>How often each user message was answered well.</summary>
    public IReadOnlyDictionary<string, int> Answered => _answered;

    /// <summary>The last request's body.</summary>
    public string LastBody { get; private set; } = "";

    /// <summary>The last request's Authorization header.</summary>
    public string LastAuthorization { get; private set; } = "";

    /// <summary>Starts a server.</summary>
    /// <param name="answer">Answers one request: the user message and how often it was asked before.</param>
    public static async Task<ChatServer> StartAsync(Func<HttpContext, string, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new ChatServer(builder.Build());
        server._application.MapPost("/v1/chat/completions", context => server.ServeAsync(context, answer));
        await server._application.StartAsync();
        server.Endpoint = $"{server._application.Urls.Single()}/v1";
        return server;
    }

    /// <summary>Answers with a reply, as the service does.</summary>
    public async Task ReplyAsync(HttpContext context, string user, string? reply)
    {
        _answered.AddOrUpdate(user, 1, (_, count) => count + 1);
        await context.Response.WriteAsJsonAsync(new { id = "x", choices = new[] { new { index = 0, message = new { role = "assistant", content = reply } } } });
    }

    /// <summary>Answers with a status and nothing a client could use.</summary>
    public static Task FailAsync(HttpContext context, int status, string body = "", string? retryAfter = null)
    {
        context.Response.StatusCode = status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(body);
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task ServeAsync(HttpContext context, Func<HttpContext, string, int, Task> answer)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(); // its own: other requests set LastBody meanwhile
        LastBody = body;
        LastAuthorization = context.Request.Headers.Authorization.ToString();
        using var json = JsonDocument.Parse(body);
        var user = json.RootElement.GetProperty("messages")[1].GetProperty("content").GetString()!;
        var before = _asked.AddOrUpdate(user, 1, (_, count) => count + 1) - 1;
        await answer(context, user, before);
    }
}
