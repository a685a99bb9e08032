namespace CoIN.Reporting;

/// <summary>How and at what scale a table's figures came about. Only what is the same in every repetition: no time, no machine, no duration.</summary>
public sealed record ReportFooter
{
    /// <summary>The profile, for example <c>mini</c>.</summary>
    public required string Profile { get; init; }

    /// <summary>Whether data and models are the paper's own; if not, the report says so at the top.</summary>
    public required bool PaperScale { get; init; }

    /// <summary>The experiment's seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many seeds, counted up from <see cref="Seed"/>.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>The protocol of training and prediction, for example <c>corrected</c>.</summary>
    public required string Protocol { get; init; }

    /// <summary>How many stages of the pipeline lead to the table.</summary>
    public int Stages { get; init; }

    /// <summary>More of the kind, by name, in the order of printing: the base model, the number of test samples.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Facts { get; init; } = [];
}
