using CoIN.Models.Families;

namespace CoIN.Stages.Settings;

/// <summary>The low-rank adapters. Defaults: the official scripts' (rank 128, alpha 256, dropout 0.05, the linear layers that the family's scripts name).</summary>
public sealed record AdapterSettings : IValidated
{
    private static readonly string[] LinearLayers = [.. ModelFamilies.All.SelectMany(family => family.LinearLayers).Distinct()];

    /// <summary>Total rank, shared out equally over the experts.</summary>
    public int Rank { get; init; } = 128;

    /// <summary>The update is scaled by alpha / rank.</summary>
    public double Alpha { get; init; } = 256;

    /// <summary>Share of the adapter's inputs that is dropped in training, 0 to below 1.</summary>
    public double Dropout { get; init; } = 0.05;

    /// <summary>The linear layers of every decoder block that get an adapter; empty for those of the model family's official scripts.</summary>
    public IReadOnlyList<string> TargetModules { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Problems() =>
    [
        .. Check.Range("rank", Rank, 1),
        .. Check.Range("alpha", Alpha, 0),
        .. Check.Range("dropout", Dropout, 0, 0.99),
        .. TargetModules.SelectMany(name => Check.Known("targetModules", name, LinearLayers)),
    ];
}
