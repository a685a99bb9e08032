namespace CoIN.Stages.Settings;

/// <summary>How answers are generated: greedily, from a cache of keys and values.</summary>
public sealed record PredictSettings : IValidated
{
    /// <summary>Records generated together; it does not change the answers and is not part of a key.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>An upper limit for the tokens of an answer over all learning tasks; each task has its own limit below it.</summary>
    public int MaximumNewTokens { get; init; } = 1024;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("batch", Batch, 1),
        .. Check.Range("maximumNewTokens", MaximumNewTokens, 1),
    ];
}
