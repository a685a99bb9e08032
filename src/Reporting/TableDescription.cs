using CoIN.Benchmark;

namespace CoIN.Reporting;

/// <summary>What a table is about, apart from its figures.</summary>
public sealed record TableDescription
{
    /// <summary>The table's name as a target, for example <c>Table8</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it shows, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The paper it stands in, <c>v1</c> or <c>v2</c>; empty for a table of the user's own.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Its number in that paper, for example <c>8</c>; empty for a table of the user's own.</summary>
    public string Number { get; init; } = "";

    /// <summary>The model family, as the published figures write it.</summary>
    public string Mllm { get; init; } = "LLaVA";

    /// <summary>The learning tasks in the order of the columns.</summary>
    public required IReadOnlyList<string> Tasks { get; init; }

    /// <summary>Which column of the protocol the table prints; the other stands beside it where it differs.</summary>
    public ProtocolColumn Column { get; init; } = ProtocolColumn.Published;

    /// <summary>Whether the table shows intervals and tests; they are in the JSON file in any case.</summary>
    public bool ShowUncertainty { get; init; }

    /// <summary>Whether the whole accuracy matrices are printed, beside the published ones.</summary>
    public bool FullMatrices { get; init; }

    /// <summary>How and at what scale the figures came about.</summary>
    public required ReportFooter Footer { get; init; }

    /// <summary>What the reader must know beside that.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];
}
