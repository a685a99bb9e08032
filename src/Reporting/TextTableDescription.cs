namespace CoIN.Reporting;

/// <summary>What a table of texts is about.</summary>
public sealed record TextTableDescription
{
    /// <summary>The table's name as a target, for example <c>Table1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The paper it stands in, <c>v1</c> or <c>v2</c>.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Its number in that paper.</summary>
    public string Number { get; init; } = "";

    /// <summary>The warning that the data is not the paper's; empty if it is.</summary>
    public string Scale { get; init; } = "";

    /// <summary>What the reader must know beside the table.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];
}
