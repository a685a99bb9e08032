namespace CoIN.Reporting;

/// <summary>A table whose cells are texts: it describes data, and measures nothing.</summary>
/// <param name="Description">What it is about.</param>
/// <param name="Columns">The headings.</param>
/// <param name="Rows">The rows, each with as many cells as there are headings.</param>
public sealed record TextTable(TextTableDescription Description, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
