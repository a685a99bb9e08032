using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using CoIN.Errors;
using OpenAI;
using OpenAI.Chat;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace CoIN.Judging.OpenAi;

/// <summary>A model behind an OpenAI-compatible endpoint: vLLM, llama.cpp, or the service itself.</summary>
/// <remarks>
/// Several questions are open at a time, and no more than the options say whoever asks: one instance may serve several askers. An attempt that fails in a way that may pass (no connection, too slow, status 408, 409, 425, 429 or 5xx, a cut-off answer) is made again,
/// after the pause that the server asks for or a growing one of ours. The request is written by hand because the package would name the limit of tokens in a
/// way that older servers do not know.
/// </remarks>
public sealed class OpenAiAnswerer : IPromptAnswerer, IDisposable
{
    private readonly OpenAiOptions _options;
    private readonly ChatReply _replies;
    private readonly HttpClient _http;
    private readonly SemaphoreSlim _places;
    private readonly ChatClient _client;
    private readonly ResiliencePipeline<string> _attempts;
    private readonly ResiliencePipeline<string> _limit;

    /// <summary>Prepares to ask; nothing is sent yet.</summary>
    /// <param name="options">Which model, and how it is asked.</param>
    /// <param name="key">The key, or an empty text where the endpoint needs none. It goes into the request's header and nowhere else.</param>
    /// <param name="time">The clock of pauses and timeouts.</param>
    /// <exception cref="PipelineException">The endpoint is no address.</exception>
    public OpenAiAnswerer(OpenAiOptions options, string key, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(key);
        _options = options;
        _replies = new ChatReply(options, key, time);
        _places = new SemaphoreSlim(options.Concurrency);
        _http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Concurrency, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        _client = new ChatClient(options.Model, new ApiKeyCredential(key.Length > 0 ? key : "none"), new OpenAIClientOptions
        {
            Endpoint = options.Address,
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = options.Timeout + options.Timeout, // Ours below comes first.
        });
        _attempts = Attempts(options, time);
        _limit = new ResiliencePipelineBuilder<string> { TimeProvider = time }.AddTimeout(options.Timeout).Build();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<(int Prompt, string Reply)> AnswerAsync(IReadOnlyList<JudgePrompt> prompts, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var replies = Channel.CreateUnbounded<(int, string)>();
        var asking = AskAllAsync(prompts, replies.Writer, stop.Token);
        try
        {
            await foreach (var reply in replies.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                yield return reply;
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await asking.ConfigureAwait(false);
        }
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _places.Dispose();
    }

    // Never throws: what goes wrong reaches the reader behind the replies that came before.
    private async Task AskAllAsync(IReadOnlyList<JudgePrompt> prompts, ChannelWriter<(int, string)> replies, CancellationToken stop)
    {
        try
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = _options.Concurrency, CancellationToken = stop };
            await Parallel.ForEachAsync(Enumerable.Range(0, prompts.Count), options, async (i, token) =>
                await replies.WriteAsync((i, await AskAsync(prompts[i], token).ConfigureAwait(false)), CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
            replies.Complete();
        }
        catch (Exception failure)
        {
            replies.Complete(failure);
        }
    }

    private async Task<string> AskAsync(JudgePrompt prompt, CancellationToken cancellation)
    {
        var request = Request(prompt);
        try
        {
            return await _attempts.ExecuteAsync(async token => await AskOnceAsync(request, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        catch (ServerTrouble trouble)
        {
            throw new PipelineException($"judge: {_options.Address} gave no answer in {_options.Attempts} attempts, at last: {trouble.Message}; run the same command again, what was replied is kept");
        }
        catch (TimeoutRejectedException)
        {
            throw new PipelineException(
                $"judge: {_options.Address} gave no answer within {_options.Timeout.TotalSeconds:F0} s in {_options.Attempts} attempts; run the same command again, what was replied is kept, or raise judge.openai.timeoutSeconds");
        }
    }

    // An attempt's time begins when it has its place: waiting behind another asker is nobody's fault.
    private async Task<string> AskOnceAsync(byte[] request, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await _limit.ExecuteAsync(async token => await SendAsync(request, token).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<string> SendAsync(byte[] request, CancellationToken cancellation)
    {
        using var content = BinaryContent.Create(BinaryData.FromBytes(request));
        try
        {
            var result = await _client.CompleteChatAsync(content, new RequestOptions { CancellationToken = cancellation, ErrorOptions = ClientErrorBehaviors.NoThrow }).ConfigureAwait(false);
            return _replies.Read(result.GetRawResponse());
        }
        catch (Exception failure) when (failure is ClientResultException or HttpRequestException or IOException)
        {
            throw new ServerTrouble((failure.InnerException ?? failure).Message, inner: failure);
        }
    }

    private byte[] Request(JudgePrompt prompt) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        model = _options.Model,
        messages = new[] { new { role = "system", content = prompt.System }, new { role = "user", content = prompt.User } },
        temperature = _options.Temperature,
        seed = _options.Seed,
        max_tokens = _options.MaximumTokens,
    });

    private static ResiliencePipeline<string> Attempts(OpenAiOptions options, TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<string> { TimeProvider = time };
        if (options.Attempts > 1)
        {
            builder.AddRetry(new RetryStrategyOptions<string>
            {
                ShouldHandle = new PredicateBuilder<string>().Handle<ServerTrouble>().Handle<TimeoutRejectedException>(),
                MaxRetryAttempts = options.Attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.FirstPause,
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as ServerTrouble)?.Pause),
            });
        }

        return builder.Build();
    }
}
