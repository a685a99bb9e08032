using System.Globalization;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>The full accuracy matrices of the first paper's appendix, and its multi-task and zero-shot rows.</summary>
public sealed class PublishedMatrices
{
    private const string AfterAll = "all";
    private const string BeforeAny = "none";

    private static readonly string[] Columns = ["paper", "aspect", "series", "trained_through", "task", "value"];

    private PublishedMatrices(
        IReadOnlyDictionary<(string Aspect, string Series), AccuracyMatrix> matrices,
        IReadOnlyDictionary<(string Aspect, string Series), IReadOnlyDictionary<string, double>> rows)
    {
        Matrices = matrices;
        SingleRows = rows;
    }

    /// <summary>The runs over a sequence, by aspect and series (for example <c>moe8</c> or <c>slim0.4-type1</c>).</summary>
    public IReadOnlyDictionary<(string Aspect, string Series), AccuracyMatrix> Matrices { get; }

    /// <summary>The accuracies by task of methods without a sequence, by aspect and series (for example <c>multitask-type1</c>).</summary>
    public IReadOnlyDictionary<(string Aspect, string Series), IReadOnlyDictionary<string, double>> SingleRows { get; }

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
            single.ToDictionary(run => run.Key, IReadOnlyDictionary<string, double> (run) => run.ToDictionary(cell => cell.On, cell => cell.Value)));
    }

    private static (string Aspect, string Series, string After, string On, double Value) Parse(string[] field) =>
        double.TryParse(field[5], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? (field[1], field[2], field[3], field[4], value)
            : throw new PipelineException($"value '{field[5]}' is not a decimal number");
}
