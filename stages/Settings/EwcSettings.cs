namespace CoIN.Stages.Settings;

/// <summary>The method <c>ewc</c>. Defaults: the second paper's.</summary>
public sealed record EwcSettings : IValidated
{
    /// <summary>The weight of the penalty.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>Records of each learning task that the Fisher information is estimated from.</summary>
    public int Samples { get; init; } = 1000;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => [.. Check.Range("lambda", Lambda, 0), .. Check.Range("samples", Samples, 1)];
}
