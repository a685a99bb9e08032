namespace CoIN.Stages.Settings;

/// <summary>The low-rank adapters. Defaults: the official scripts' (rank 128, alpha 256, dropout 0.05, all seven linear types).</summary>
public sealed record AdapterSettings : IValidated
{
    private static readonly string[] LinearTypes = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];

    /// <summary>Total rank, shared out equally over the experts.</summary>
    public int Rank { get; init; } = 128;

    /// <summary>The update is scaled by alpha / rank.</summary>
    public double Alpha { get; init; } = 256;

    /// <summary>Share of the adapter's inputs that is dropped in training, 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.05;

    /// <summary>The linear layers of every decoder block that get an adapter.</summary>
    public IReadOnlyList<string> TargetModules { get; init; } = LinearTypes;

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("rank", Rank, 1),
        .. Check.Range("alpha", Alpha, 0),
        .. Check.Range("dropout", Dropout, 0, 0.99),
        .. TargetModules.SelectMany(name => Check.Known("targetModules", name, LinearTypes)),
    ];
}
