namespace CoIN.Stages.Settings;

/// <summary>The judge openai: a model behind an OpenAI-compatible endpoint, for example Qwen1.5-32B-Chat behind vLLM.</summary>
public sealed record OpenAiSettings : IValidated
{
    /// <summary>The address up to and including the version; without user name, password or query.</summary>
    public string Endpoint { get; init; } = "http://localhost:8000/v1";

    /// <summary>The model's name there.</summary>
    public string Model { get; init; } = "";

    /// <summary>The environment variable that holds the key; empty where the endpoint needs none. The key itself is in no file of ours.</summary>
    public string KeyVariable { get; init; } = "";

    /// <summary>0 asks for the most probable reply.</summary>
    public double Temperature { get; init; }

    /// <summary>The seed that servers use who sample.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>The longest reply, in tokens.</summary>
    public int MaximumTokens { get; init; } = 16;

    /// <summary>How many questions are open at a time; not part of a key.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>How often a question is asked at most; not part of a key.</summary>
    public int Attempts { get; init; } = 6;

    /// <summary>How long one attempt may take; not part of a key.</summary>
    public double TimeoutSeconds { get; init; } = 120;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("temperature", Temperature, 0, 2),
        .. Check.Range("maximumTokens", MaximumTokens, 1),
        .. Check.Range("concurrency", Concurrency, 1, 1024),
        .. Check.Range("attempts", Attempts, 1, 100),
        .. Check.Range("timeoutSeconds", TimeoutSeconds, 0.01, 86400),
    ];
}
