using System.Diagnostics;
using System.Net;
using CoIN.Judging;
using CoIN.Judging.OpenAi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CoIN.ScoringAndJudging;

/// <summary>The judge openai against a server on loopback.</summary>
internal static class JudgeSpeed
{
    /// <summary>Returns how many verdicts a second come.</summary>
    /// <param name="count">How many are asked for.</param>
    /// <param name="concurrency">How many questions are open at a time.</param>
    /// <param name="latency">How long the server takes to answer.</param>
    public static async Task<double> VerdictsPerSecondAsync(int count, int concurrency, TimeSpan latency)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var server = builder.Build();
        server.MapPost("/v1/chat/completions", async (HttpContext context) =>
        {
            await Task.Delay(latency);
            await context.Response.WriteAsync("""{"choices": [{"message": {"role": "assistant", "content": "7"}}]}""");
        });
        await server.StartAsync();

        using var answerer = new OpenAiAnswerer(new OpenAiOptions($"{server.Urls.Single()}/v1", "model") { Concurrency = concurrency }, "", TimeProvider.System);
        var prompts = Enumerable.Range(0, count).Select(i => new JudgePrompt("system", $"question {i}")).ToList();
        var watch = Stopwatch.StartNew();
        var replies = await answerer.AnswerAsync(prompts, CancellationToken.None).CountAsync();
        return replies == count ? count / watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{replies} of {count} replies came");
    }
}
