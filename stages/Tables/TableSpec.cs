using CoIN.Reporting.Rendering;
using CoIN.Stages.Settings;

namespace CoIN.Stages.Tables;

/// <summary>One table of a paper, or of the user's own: a YAML file.</summary>
public sealed record TableSpec : IValidated
{
    private static readonly string[] VariedKeys = ["experts", "order", "instructions", "volume", "rank", "judge", "set"];

    // What else lies in the folder of the reports, without ending: the page of all reports, that of all nights, the report of the target Run.
    private static readonly string[] OtherPages = [.. new[] { IndexPage.FileName, TrendPage.FileName, SingleRunTable.Output }.Select(Path.GetFileNameWithoutExtension)!];

    private static readonly string[] KnownAspects = [Reporting.Aspects.TruthAlignment, Reporting.Aspects.ReasoningCapability];

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

    /// <summary>The published accuracy matrices, a file in <c>reports/published</c>: the table then prints whole matrices, and its rows name their <c>series</c>. Empty for none.</summary>
    public string Matrices { get; init; } = "";

    /// <summary>The model's name as the paper prints it.</summary>
    public string Mllm { get; init; } = "LLaVA";

    /// <summary>What the setting of a row names, by the keys of rows: <c>experts</c>, <c>order</c>, <c>instructions</c>, <c>volume</c>, <c>rank</c>, <c>judge</c>, <c>set</c>.</summary>
    public IReadOnlyList<string> Varies { get; init; } = [];

    /// <summary>The rank that the profile's own stands for, for example 128: the ranks of rows are scaled as it is. 0 where they are meant as written.</summary>
    public int ReferenceRank { get; init; }

    /// <summary>The aspects that are printed: <c>truth-alignment</c>, <c>reasoning-capability</c>; empty for all that are measured.</summary>
    public IReadOnlyList<string> Aspects { get; init; } = [];

    /// <summary>What the reader must know beside the figures.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The rows, in the order of printing.</summary>
    public IReadOnlyList<TableRowSpec> Rows { get; init; } = [];

    /// <summary>In a table of examples: how many samples of each learning task.</summary>
    public int Examples { get; init; } = 2;

    /// <summary>In a table of examples: the samples by name, <c>TASK/ID</c>; empty to let the pipeline choose.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>Returns every row of the table, in the order of printing.</summary>
    public IEnumerable<TableRow> Expand() => Rows.SelectMany(row => row.Expand(Varies, ReferenceRank));

    /// <inheritdoc/>
    public IEnumerable<string> Problems()
    {
        foreach (var problem in (string[])
            [.. Varies.SelectMany(key => Check.Known("varies", key, VariedKeys)), .. Aspects.SelectMany(aspect => Check.Known("aspects", aspect, KnownAspects)), .. Check.Range("referenceRank", ReferenceRank, 0), .. Check.Range("examples", Examples, 1)])
        {
            yield return problem;
        }

        foreach (var (key, value) in new[] { ("id", Id), ("output", Output) })
        {
            if (value.Length == 0 || value.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.')))
            {
                yield return $"{key}: letters, digits, '.', '-' and '_' expected, found '{value}'";
            }
        }

        if (OtherPages.Contains(Output, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"output: '{Output}' is the name of another page, which would be written over it; name the reports otherwise, for example 'my-{Output}'";
        }

        if (Content == TableContent.Experiments && Rows.Count == 0)
        {
            yield return "rows: at least one row expected, found none";
        }

        if (Content == TableContent.Examples && Expand().Count() != 1)
        {
            yield return $"rows: one experiment expected in a table of examples, found {Expand().Count()}";
        }

        if (Content is not (TableContent.Experiments or TableContent.Examples) && Rows.Count > 0)
        {
            yield return $"rows: nothing expected in a table of {KebabCase.Of(Content)}, found {Rows.Count}";
        }
    }
}
