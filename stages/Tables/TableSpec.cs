using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>One table of a paper, or of the user's own: a YAML file.</summary>
public sealed record TableSpec : IValidated
{
    /// <summary>The target's name, for example <c>Table8</c>.</summary>
    public string Id { get; init; } = "";

    /// <summary>The file name of its reports, without ending, for example <c>table08</c>.</summary>
    public string Output { get; init; } = "";

    /// <summary>What the table shows, in one line.</summary>
    public string Title { get; init; } = "";

    /// <summary>What its rows are: experiments, data sets or instruction templates.</summary>
    public TableContent Content { get; init; } = TableContent.Experiments;

    /// <summary>The paper it stands in, <c>v1</c> or <c>v2</c>; empty for a table of the user's own.</summary>
    public string Paper { get; init; } = "";

    /// <summary>Its number in that paper, 0 for a table of the user's own.</summary>
    public int Number { get; init; }

    /// <summary>The published figures, a file in <c>reports/published</c>; empty if there are none.</summary>
    public string Published { get; init; } = "";

    /// <summary>The model's name as the paper prints it.</summary>
    public string Mllm { get; init; } = "LLaVA";

    /// <summary>The rows, in the order of printing.</summary>
    public IReadOnlyList<TableRowSpec> Rows { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        foreach (var (key, value) in new[] { ("id", Id), ("output", Output) })
        {
            if (value.Length == 0 || value.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')))
            {
                yield return $"{key}: letters, digits, '.', '-' and '_' expected, found '{value}'";
            }
        }

        if (Content == TableContent.Experiments && Rows.Count == 0)
        {
            yield return "rows: at least one row expected, found none";
        }

        if (Content != TableContent.Experiments && Rows.Count > 0)
        {
            yield return $"rows: nothing expected in a table of {KebabCase.Of(Content)}, found {Rows.Count}";
        }
    }
}
