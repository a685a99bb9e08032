namespace CoIN.Stages.Settings;

/// <summary>What reports show beside the figures. All of it is in the JSON file whatever is asked for here.</summary>
public sealed record ReportSettings : IValidated
{
    /// <summary>The tables that the targets Nightly and Accept run.</summary>
    public IReadOnlyList<string> Nightly { get; init; } = ["Table2", "Table8", "Table9"];

    /// <summary>Whether tables show how far each figure depends on the test samples: 95 % intervals, and a paired test of every run over a sequence against the first one.</summary>
    public bool Uncertainty { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string> Problems() => Nightly.Count == 0 ? ["nightly: at least one table expected, found none"] : [];
}
