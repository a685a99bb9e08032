namespace CoIN.Stages.Settings;

/// <summary>What a profile sets otherwise for one table, for example to fit a table of many rows into its scale's time.</summary>
public sealed record TableSettings
{
    /// <summary>Other keys of the profile that hold for the table, each <c>key=value</c> as with <c>--set</c>: <c>data.trainRecords=600</c>.</summary>
    /// <remarks>They give way to keys that are set for one run or in a table's row.</remarks>
    public IReadOnlyList<string> Set { get; init; } = [];
}
