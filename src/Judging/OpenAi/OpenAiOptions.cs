using CoIN.Errors;

namespace CoIN.Judging.OpenAi;

/// <summary>Which model behind an OpenAI-compatible endpoint judges, and how it is asked.</summary>
/// <param name="Endpoint">The address up to and including the version, for example <c>http://localhost:8000/v1</c>; without user name, password or query.</param>
/// <param name="Model">The model's name there.</param>
public sealed record OpenAiOptions(string Endpoint, string Model)
{
    /// <summary>0 asks for the most probable reply.</summary>
    public double Temperature { get; init; }

    /// <summary>The seed that servers use who sample.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>The longest reply, in tokens.</summary>
    public int MaximumTokens { get; init; } = 16;

    /// <summary>How many questions are open at a time. Never changes a reply.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How often a question is asked until the judge gives up. Never changes a reply.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>The pause before the second attempt, doubled before each further one, unless the server says how long. Never changes a reply.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest pause that a server may ask for.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one attempt may take. Never changes a reply.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Everything that decides the reply to a prompt, in words: for keys of caches and for reports. Holds no secret.</summary>
    public string Identity => FormattableString.Invariant($"{Model} at {Address}, temperature {Temperature}, seed {Seed}, at most {MaximumTokens} tokens");

    /// <summary>The endpoint as an address.</summary>
    /// <exception cref="PipelineException">It is no address, or holds a user name, a password or a query, where secrets tend to be.</exception>
    public Uri Address =>
        Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address is { UserInfo: "", Query: "", Fragment: "" }
                ? address
                : throw new PipelineException("judge.openai.endpoint: an address without user name, password and query was expected; name the environment variable with the key in judge.openai.keyVariable")
            : throw new PipelineException($"judge.openai.endpoint: an address such as 'http://localhost:8000/v1' was expected, found '{Endpoint}'");
}
