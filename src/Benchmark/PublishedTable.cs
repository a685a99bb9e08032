using System.Globalization;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>One result table of the papers, figure by figure, in the order it is printed.</summary>
/// <remarks>
/// Rows: <c>immediate</c> is A[t,t], right after learning task t; <c>final</c> is A[T,t], after the last task; <c>single</c> belongs to methods with one printed
/// line (multi-task, zero-shot); <c>overall</c> are MAA, BWT and ACC, and for a one-line method the mean of its accuracies under MAA. Cells printed as a dash are absent.
/// </remarks>
public sealed class PublishedTable
{
    /// <summary>The columns of a table file, in order; ours are written with the same.</summary>
    public static readonly IReadOnlyList<string> Columns =
        ["paper", "table", "aspect", "mllm", "method", "setting", "row", "task", "value", "note"];

    private static readonly string[] Rows = ["immediate", "final", "single", "overall"];
    private static readonly string[] Aspects = ["truth-alignment", "reasoning-capability"];

    private readonly Dictionary<(string, string, string, string, string, string), PublishedFigure> _byPlace;

    private PublishedTable(IReadOnlyList<PublishedFigure> figures)
    {
        Figures = figures;
        _byPlace = figures.ToDictionary(figure => Place(figure));
    }

    /// <summary>A table without any figure, for tables that no paper prints.</summary>
    public static PublishedTable Empty { get; } = new([]);

    /// <summary>All figures, in the order they are printed.</summary>
    public IReadOnlyList<PublishedFigure> Figures { get; }

    /// <summary>Reads one table.</summary>
    /// <param name="path">For example <c>reports/published/v2-table08.csv</c>.</param>
    /// <exception cref="PipelineException">The file cannot be read or is malformed; the message names the line.</exception>
    public static PublishedTable Load(string path)
    {
        using var stream = CsvTable.Open(path);
        return Load(stream, Path.GetFileName(path));
    }

    /// <summary>Reads one table.</summary>
    /// <param name="stream">The CSV text, UTF-8.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="PipelineException">A row is malformed or a figure stands twice.</exception>
    public static PublishedTable Load(Stream stream, string name)
    {
        var figures = CsvTable.Read(stream, name, Columns, Parse);
        var twice = figures.GroupBy(Place).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? new PublishedTable(figures)
            : throw new PipelineException($"{name}: the figure of {twice.First().Method} '{twice.First().Setting}' {twice.First().Row} {twice.First().Task} stands {twice.Count()} times");
    }

    /// <summary>Returns a figure, or null where the paper prints none.</summary>
    /// <param name="aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
    /// <param name="mllm">The model family.</param>
    /// <param name="method">The method.</param>
    /// <param name="setting">As in <see cref="PublishedFigure.Setting"/>.</param>
    /// <param name="row">One of the four kinds of rows.</param>
    /// <param name="task">A learning task or an overall figure.</param>
    public PublishedFigure? Find(string aspect, string mllm, string method, string setting, string row, string task) =>
        _byPlace.GetValueOrDefault((aspect, mllm, method, setting, row, task));

    private static (string, string, string, string, string, string) Place(PublishedFigure figure) =>
        (figure.Aspect, figure.Mllm, figure.Method, figure.Setting, figure.Row, figure.Task);

    private static PublishedFigure Parse(string[] field)
    {
        Expect(Aspects, "aspect", field[2]);
        Expect(Rows, "row", field[6]);
        if (!double.TryParse(field[8], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            throw new PipelineException($"value '{field[8]}' is not a decimal number");
        }

        return new PublishedFigure(field[0], field[1], field[2], field[3], field[4], field[5], field[6], field[7], field[8], field[9]);
    }

    private static void Expect(string[] known, string column, string value)
    {
        if (!known.Contains(value))
        {
            throw new PipelineException($"{column} '{value}' is not known{NearestName.Hint(value, known)}");
        }
    }
}
