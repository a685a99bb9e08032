using System.Globalization;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>How many records one source claims for a learning task.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Paper"><c>v1</c>, <c>v2</c> (its table prints thousands) or <c>v2-datasheet</c>.</param>
/// <param name="Train">Training records.</param>
/// <param name="Test">Test records.</param>
/// <param name="Note">How it was printed; may be empty.</param>
public sealed record DatasetSize(string Task, string Paper, int Train, int Test, string Note)
{
    private static readonly string[] Columns = ["task", "dataset", "paper", "train_count", "test_count", "category", "note"];

    /// <summary>Reads the sizes that the papers claim; the sources disagree.</summary>
    /// <param name="path">For example <c>reports/published/datasets.csv</c>.</param>
    /// <exception cref="PipelineException">The file cannot be read or is malformed.</exception>
    public static IReadOnlyList<DatasetSize> Load(string path)
    {
        using var stream = CsvTable.Open(path);
        return CsvTable.Read(stream, Path.GetFileName(path), Columns, field => new DatasetSize(field[0], field[2], Count(field[3]), Count(field[4]), field[6]));
    }

    private static int Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw new PipelineException($"'{text}' is not a whole number");
}
