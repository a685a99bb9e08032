using System.Globalization;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>The full accuracy matrices of the first paper's appendix, and its multi-task and zero-shot rows.</summary>
public sealed class PublishedMatrices
{
    private const string AfterAll = "all";
    private const string BeforeAny = "none";

    private static readonly string[] Columns = ["paper", "aspect", "series", "trained_through", "task", "value"];

    private readonly IReadOnlyDictionary<(string Aspect, string Series, string After, string On), string> _printed;

    private PublishedMatrices(
        IReadOnlyDictionary<(string Aspect, string Series), AccuracyMatrix> matrices,
        IReadOnlyDictionary<(string Aspect, string Series), IReadOnlyDictionary<string, double>> rows,
        IReadOnlyDictionary<(string Aspect, string Series, string After, string On), string> printed)
    {
        Matrices = matrices;
        SingleRows = rows;
        _printed = printed;
    }

    /// <summary>The runs over a sequence, by aspect and series (for example <c>moe8</c> or <c>slim0.4-type1</c>).</summary>
    public IReadOnlyDictionary<(string Aspect, string Series), AccuracyMatrix> Matrices { get; }

    /// <summary>The accuracies by task of methods without a sequence, by aspect and series (for example <c>multitask-type1</c>).</summary>
    public IReadOnlyDictionary<(string Aspect, string Series), IReadOnlyDictionary<string, double>> SingleRows { get; }

    /// <summary>Returns what is printed in a place of a table made from the matrices, digit for digit, or null.</summary>
    /// <param name="aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
    /// <param name="series">The run.</param>
    /// <param name="row"><c>immediate</c>, <c>final</c> or <c>single</c>; see <see cref="PublishedTable"/>.</param>
    /// <param name="task">The learning task that was measured.</param>
    public string? Printed(string aspect, string series, string row, string task) => row == "single"
        ? At(aspect, series, AfterAll, task) ?? At(aspect, series, BeforeAny, task)
        : At(aspect, series, row == "immediate" ? task : TaskOrder.Paper.Names[^1], task);

    /// <summary>Returns a whole matrix as it is printed, null above the diagonal; null if the paper has no such run.</summary>
    /// <param name="aspect"><c>truth-alignment</c> or <c>reasoning-capability</c>.</param>
    /// <param name="series">The run.</param>
    /// <param name="order">The tasks in the order of learning.</param>
    public IReadOnlyList<IReadOnlyList<string?>>? Printed(string aspect, string series, IReadOnlyList<string> order) => Matrices.ContainsKey((aspect, series))
        ? [.. order.Select(after => order.Select(on => At(aspect, series, after, on)).ToArray())]
        : null;

    /// <summary>Reads the matrices.</summary>
    /// <param name="path">For example <c>reports/published/v1-appendix-matrices.csv</c>.</param>
    /// <exception cref="PipelineException">The file cannot be read or is malformed.</exception>
    public static PublishedMatrices Load(string path)
    {
        using var stream = CsvTable.Open(path);
        var cells = CsvTable.Read(stream, Path.GetFileName(path), Columns, Parse);
        var single = cells.Where(cell => cell.After is AfterAll or BeforeAny).GroupBy(cell => (cell.Aspect, cell.Series));
        var sequences = cells.Where(cell => cell.After is not (AfterAll or BeforeAny)).GroupBy(cell => (cell.Aspect, cell.Series));
        return new PublishedMatrices(
            sequences.ToDictionary(run => run.Key, run => AccuracyMatrix.Of(TaskOrder.Paper.Names, run.Select(cell => (cell.After, cell.On, cell.Value)))),
            single.ToDictionary(run => run.Key, IReadOnlyDictionary<string, double> (run) => run.ToDictionary(cell => cell.On, cell => cell.Value)),
            cells.ToDictionary(cell => (cell.Aspect, cell.Series, cell.After, cell.On), cell => cell.Printed));
    }

    private string? At(string aspect, string series, string after, string on) => _printed.GetValueOrDefault((aspect, series, after, on));

    private static (string Aspect, string Series, string After, string On, double Value, string Printed) Parse(string[] field) =>
        double.TryParse(field[5], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (field[1], field[2], field[3], field[4], value, field[5])
            : throw new PipelineException($"value '{field[5]}' is not a decimal number");
}
