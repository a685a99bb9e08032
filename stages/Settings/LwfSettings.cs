namespace CoIN.Stages.Settings;

/// <summary>The method <c>lwf</c>. Defaults: the second paper's.</summary>
public sealed record LwfSettings : IValidated
{
    /// <summary>The weight of the distillation loss.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>Records of each learning task that the old model's scores are kept of.</summary>
    public int Samples { get; init; } = 100;

    /// <summary>What scores are divided by before they become probabilities.</summary>
    public double Temperature { get; init; } = 2;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
        [.. Check.Range("lambda", Lambda, 0), .. Check.Range("samples", Samples, 1), .. Check.Range("temperature", Temperature, 0.01)];
}
