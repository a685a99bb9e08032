using System.Collections.Concurrent;
using CoIN.Errors;
using CoIN.Judging.OpenAi;
using CoIN.Judging.Replies;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>What the judge stages of one process share: connections to endpoints, and the replies so far.</summary>
/// <param name="repliesFolder">Where replies are kept from run to run; a reply is found by judge and prompt, whatever the cell.</param>
/// <param name="variable">Values of environment variables by name, null where one is not set; asked for a key only.</param>
/// <param name="time">The clock of pauses between attempts; no result depends on it.</param>
public sealed class JudgeDesk(string repliesFolder, Func<string, string?> variable, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<ReplyCache>> _replies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<OpenAiOptions, Lazy<OpenAiAnswerer>> _answerers = new();

    /// <summary>Returns the replies of a judge.</summary>
    /// <param name="judge">Everything that decides what the judge replies to a prompt.</param>
    public ReplyCache Replies(string judge) => _replies.GetOrAdd(judge, name => new Lazy<ReplyCache>(() => new ReplyCache(repliesFolder, name))).Value;

    /// <summary>Returns the model behind an endpoint.</summary>
    /// <param name="settings">Which, and how it is asked.</param>
    /// <exception cref="PipelineException">The environment variable with the key is not set, or the endpoint is no address.</exception>
    public OpenAiAnswerer Answerer(OpenAiSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return _answerers.GetOrAdd(OptionsOf(settings), options => new Lazy<OpenAiAnswerer>(() => new OpenAiAnswerer(options, Key(settings.KeyVariable), time))).Value;
    }

    /// <summary>Returns how a model behind an endpoint is asked.</summary>
    /// <param name="settings">The settings.</param>
    public static OpenAiOptions OptionsOf(OpenAiSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new OpenAiOptions(settings.Endpoint, settings.Model)
        {
            Temperature = settings.Temperature,
            Seed = settings.Seed,
            MaximumTokens = settings.MaximumTokens,
            Concurrency = settings.Concurrency,
            Attempts = settings.Attempts,
            Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
        };
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose()
    {
        foreach (var answerer in _answerers.Values.Where(answerer => answerer.IsValueCreated))
        {
            answerer.Value.Dispose();
        }
    }

    private string Key(string name) => name.Length == 0
        ? ""
        : variable(name) is { Length: > 0 } key
            ? key
            : throw new PipelineException($"judge.openai.keyVariable: the environment variable '{name}' is not set; set it to the key, or leave keyVariable empty if the endpoint needs none");
}
