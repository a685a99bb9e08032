using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CoIN.Errors;
using CoIN.Judging.OpenAi;
using CoIN.Judging.Replies;
using CoIN.Judging.Tests.Support;
using Microsoft.AspNetCore.Http;

namespace CoIN.Judging.Tests.OpenAi;

/// <summary>The judge openai against a real HTTP server on loopback.</summary>
public sealed class OpenAiAnswererTests
{
    private const string Key = "sk-very-secret-0123456789";

    // What the server does when asked for the first time, and which reply counts in the end.
    private static readonly (string Name, Func<ChatServer, HttpContext, string, Task>? First, string? Reply)[] Behaviours =
    [
        ("good", null, "7"),
        ("busy", (_, context, _) => ChatServer.FailAsync(context, 429, "slow down", "0"), "6"),
        ("busy for a while", (_, context, _) => ChatServer.FailAsync(context, 429, "slow down", "1"), "5"),
        ("broken", (_, context, _) => ChatServer.FailAsync(context, 500, "oops"), "4"),
        ("unavailable", (_, context, _) => ChatServer.FailAsync(context, 503), "3"),
        ("truncated", (_, context, _) => context.Response.WriteAsync("""{"choices": [{"message": {"role": "assistant", "cont"""), "9"),
        ("cut off", (_, context, _) => { context.Abort(); return Task.CompletedTask; }, "8"),
        ("no JSON", (_, context, _) => context.Response.WriteAsync("<html>busy</html>"), "1"),
        ("prose", null, "The answer is mostly right, I would say."),
        ("fraction", null, "8.5/10"),
        ("labelled", null, "Score: 10"),
        ("empty", null, ""),
        ("null", null, null),
    ];

    [Fact]
    public async Task Answer_EveryMisbehaviour_GivesEachReplyOnce()
    {
        await using var server = await Misbehaving();
        using var answerer = new OpenAiAnswerer(Options(server) with { Concurrency = 8 }, Key, TimeProvider.System);
        var prompts = Enumerable.Range(0, 4 * Behaviours.Length).Select(i => new JudgePrompt("system", $"{i}")).ToList();

        var replies = await Collect(answerer, prompts);

        Assert.Equal(Enumerable.Range(0, prompts.Count), replies.Select(reply => reply.Prompt).Order());
        Assert.All(replies, reply => Assert.Equal(Behaviours[reply.Prompt % Behaviours.Length].Reply ?? "", reply.Reply));
        Assert.All(prompts, prompt => Assert.Equal(1, server.Answered[prompt.User]));
    }

    [Fact]
    public async Task Answer_FirstAttemptNeverAnswered_AsksAgain()
    {
        ChatServer? server = null;
        server = await ChatServer.StartAsync((context, user, before) =>
            before == 0 ? Task.Delay(Timeout.Infinite, context.RequestAborted) : server!.ReplyAsync(context, user, "2"));
        using var answerer = new OpenAiAnswerer(Options(server) with { Timeout = TimeSpan.FromSeconds(2) }, Key, TimeProvider.System);

        Assert.Equal([(0, "2")], await Collect(answerer, [new("s", "u")]));

        await server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_TwoAskersOfOne_KeepTheGivenNumberOpenTogether()
    {
        const int Places = 3;
        var full = new TaskCompletionSource();
        var (open, most) = (0, 0);
        ChatServer? server = null;
        server = await ChatServer.StartAsync(async (context, user, _) =>
        {
            var now = Interlocked.Increment(ref open);
            InterlockedMax(ref most, now);
            if (now == Places)
            {
                full.TrySetResult();
            }

            await full.Task; // nobody is answered until all places are taken
            Interlocked.Decrement(ref open);
            await server!.ReplyAsync(context, user, "7");
        });
        using var answerer = new OpenAiAnswerer(Options(server) with { Concurrency = Places }, Key, TimeProvider.System);
        var prompts = Enumerable.Range(0, 40).Select(i => new JudgePrompt("s", $"{i}")).ToList();

        await Task.WhenAll(Collect(answerer, prompts[..20]), Collect(answerer, prompts[20..]));

        Assert.Equal(Places, most);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_RetryAfter_IsRespected()
    {
        var times = new ConcurrentQueue<long>();
        ChatServer? server = null;
        server = await ChatServer.StartAsync((context, user, before) =>
        {
            times.Enqueue(Stopwatch.GetTimestamp());
            return before == 0 ? ChatServer.FailAsync(context, 429, retryAfter: "2") : server!.ReplyAsync(context, user, "7");
        });
        using var answerer = new OpenAiAnswerer(Options(server), Key, TimeProvider.System);

        await Collect(answerer, [new("s", "u")]);

        Assert.InRange(Stopwatch.GetElapsedTime(times.First(), times.Last()).TotalSeconds, 1.95, double.MaxValue);
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_RetryAfterAnHour_StopsAndSaysSo()
    {
        await using var server = await ChatServer.StartAsync((context, _, _) => ChatServer.FailAsync(context, 429, retryAfter: "3600"));

        await FailsAsync(server, $"judge: {server.Endpoint} asks to wait 60 minutes; run the same command again after that, what was replied is kept");
    }

    [Fact]
    public async Task Answer_AnyRequest_AsksForOneShortReplyAtTemperatureNought()
    {
        await using var server = await Misbehaving();
        using var answerer = new OpenAiAnswerer(Options(server), Key, TimeProvider.System);

        await Collect(answerer, [new("be brief", "0")]);

        using var body = JsonDocument.Parse(server.LastBody);
        Assert.Equal("model-x", body.RootElement.GetProperty("model").GetString());
        Assert.Equal(0, body.RootElement.GetProperty("temperature").GetDouble());
        Assert.Equal(42, body.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal(16, body.RootElement.GetProperty("max_tokens").GetInt32());
        Assert.Equal("be brief", body.RootElement.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal($"Bearer {Key}", server.LastAuthorization);
    }

    [Fact]
    public async Task Answer_Interrupted_ResumesWithWhatIsMissing()
    {
        using var folder = new Folders();
        using var interrupt = new CancellationTokenSource();
        var interrupted = new TaskCompletionSource();
        ChatServer? server = null;
        server = await ChatServer.StartAsync(async (context, user, _) =>
        {
            if (server!.Asked.Count > 100)
            {
                await interrupted.Task;
            }

            await server.ReplyAsync(context, user, "7");
        });
        var samples = Enumerable.Range(0, 400).Select(i => new JudgingSample($"{i}", $"question {i}", "red", "blue")).ToList();
        var rubric = new Rubric("t", "s", "r", "b");
        using var answerer = new OpenAiAnswerer(Options(server) with { Concurrency = 4 }, Key, TimeProvider.System);
        var before = new List<string>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var reply in new PromptJudge(rubric, answerer, new ReplyCache(folder.Root, "judge")).AskAsync(samples, interrupt.Token))
            {
                before.Add(reply.Id);
                if (before.Count == 30)
                {
                    await interrupt.CancelAsync();
                    interrupted.SetResult();
                }
            }
        });
        var asked = server.Asked.Count;
        var after = await new PromptJudge(rubric, answerer, new ReplyCache(folder.Root, "judge")).AskAsync(samples, CancellationToken.None).Select(reply => reply.Id).ToListAsync();

        Assert.InRange(before.Count, 30, 399);
        Assert.InRange(asked, before.Count, 399);
        Assert.Equal(samples.Select(sample => sample.Id).Order(), after.Order());
        var known = samples.Where(sample => before.Contains(sample.Id)).Select(sample => JudgePrompt.Of(rubric, sample).User).ToList();
        Assert.All(known, prompt => Assert.Equal(1, server.Asked[prompt]));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Answer_EndpointDown_SaysWhere()
    {
        var server = await Misbehaving();
        var endpoint = server.Endpoint;
        await server.DisposeAsync();
        using var answerer = new OpenAiAnswerer(Options(endpoint) with { Attempts = 2 }, Key, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<PipelineException>(() => Collect(answerer, [new("s", "u")]));

        var port = new Uri(endpoint).Port.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(
            $"judge: {endpoint} gave no answer in 2 attempts, at last: Connection refused (127.0.0.1:{port}); run the same command again, what was replied is kept", failure.Message);
    }

    [Fact]
    public async Task Answer_NeverInTime_SaysHowOften()
    {
        await using var server = await ChatServer.StartAsync((context, _, _) => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted));
        using var answerer = new OpenAiAnswerer(Options(server) with { Attempts = 2, Timeout = TimeSpan.FromSeconds(1) }, Key, TimeProvider.System);

        var failure = await Assert.ThrowsAsync<PipelineException>(() => Collect(answerer, [new("s", "u")]));

        Assert.Equal(
            $"judge: {server.Endpoint} gave no answer within 1 s in 2 attempts; run the same command again, what was replied is kept, or raise judge.openai.timeoutSeconds", failure.Message);
    }

    [Fact]
    public async Task Answer_AsksForAKey_SaysHowToGiveOne()
    {
        await using var server = await ChatServer.StartAsync((context, _, _) => ChatServer.FailAsync(context, 401, """{"error": "no key"}"""));
        using var answerer = new OpenAiAnswerer(Options(server), "", TimeProvider.System);

        var failure = await Assert.ThrowsAsync<PipelineException>(() => Collect(answerer, [new("s", "u")]));

        Assert.Equal(
            $$"""judge: {{server.Endpoint}} answers with status 401: it asks for a key; put one into an environment variable and name that in judge.openai.keyVariable (it says: {"error": "no key"})""",
            failure.Message);
    }

    [Fact]
    public async Task Answer_RefusesTheKeyAndRepeatsIt_TheKeyIsStruckOut()
    {
        await using var server = await ChatServer.StartAsync((context, _, _) => ChatServer.FailAsync(context, 403, $"bad key {Key}"));

        var failure = await FailsAsync(
            server,
            $"judge: {server.Endpoint} answers with status 403: it refuses the key; check the environment variable that judge.openai.keyVariable names (it says: bad key ***)");

        Assert.DoesNotContain(Key, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_UnknownModel_NamesIt()
    {
        await using var server = await ChatServer.StartAsync((context, _, _) => ChatServer.FailAsync(context, 404, "no model-x"));

        await FailsAsync(
            server,
            $"judge: {server.Endpoint} answers with status 404: it does not know the address or the model 'model-x'; check judge.openai.endpoint and judge.openai.model (it says: no model-x)");
    }

    [Theory]
    [InlineData("localhost:8000", "judge.openai.endpoint: an address such as 'http://localhost:8000/v1' was expected, found 'localhost:8000'")]
    [InlineData("http://me:pw@localhost/v1", "judge.openai.endpoint: an address without user name, password and query was expected; name the environment variable with the key in judge.openai.keyVariable")]
    public void New_EndpointIsNoPlainAddress_Refuses(string endpoint, string message)
    {
        var failure = Assert.Throws<PipelineException>(() => new OpenAiAnswerer(Options(endpoint), "", TimeProvider.System));

        Assert.Equal(message, failure.Message);
    }

    private static async Task<PipelineException> FailsAsync(ChatServer server, string message)
    {
        using var answerer = new OpenAiAnswerer(Options(server), Key, TimeProvider.System);
        var failure = await Assert.ThrowsAsync<PipelineException>(() => Collect(answerer, [new("s", "u")]));
        Assert.Equal(message, failure.Message);
        return failure;
    }

    private static async Task<ChatServer> Misbehaving()
    {
        ChatServer? server = null;
        server = await ChatServer.StartAsync((context, user, before) =>
        {
            var behaviour = Behaviours[int.Parse(user, CultureInfo.InvariantCulture) % Behaviours.Length];
            return before == 0 && behaviour.First is { } first ? first(server!, context, user) : server!.ReplyAsync(context, user, behaviour.Reply);
        });
        return server;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen; seen = most)
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static OpenAiOptions Options(ChatServer server) => Options(server.Endpoint);

    private static OpenAiOptions Options(string endpoint) => new(endpoint, "model-x") { FirstPause = TimeSpan.FromMilliseconds(20) };

    private static async Task<List<(int Prompt, string Reply)>> Collect(OpenAiAnswerer answerer, IReadOnlyList<JudgePrompt> prompts) =>
        await answerer.AnswerAsync(prompts, CancellationToken.None).ToListAsync();
}
