using CoIN.Errors;
using CsvHelper;

namespace CoIN.Benchmark;

/// <summary>Reads a CSV file with exactly the expected columns; anything else is an error that names the line.</summary>
internal static class CsvTable
{
    private static readonly CsvReaderOptions Strict = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        SkipEmptyLines = false,
        TrimWhitespace = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <summary>Returns what <paramref name="map"/> makes of each row, in the order of the file.</summary>
    /// <param name="stream">UTF-8, a header row, commas, double quotes. Stays open.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <param name="columns">The header, in order.</param>
    /// <param name="map">Takes the fields in the order of the columns; its <see cref="PipelineException"/> gets the place put in front.</param>
    public static List<T> Read<T>(Stream stream, string name, IReadOnlyList<string> columns, Func<string[], T> map)
    {
        using var csv = CsvReader.Create(stream, Strict, leaveOpen: true);
        var rows = new List<T>();
        try
        {
            csv.ReadHeader();
            if (!csv.Headers.SequenceEqual(columns))
            {
                throw new PipelineException(
                    $"{name}:1: the columns '{string.Join(",", csv.Headers)}' were found, '{string.Join(",", columns)}' were expected");
            }

            while (csv.Read())
            {
                rows.Add(MapRow(csv, $"{name}:{csv.LineNumber}", columns, map));
            }
        }
        catch (CsvFormatException failure)
        {
            throw new PipelineException($"{name}:{failure.LineNumber}: {failure.Message}", failure);
        }

        return rows;
    }

    /// <summary>Opens a file for <see cref="Read"/>.</summary>
    /// <exception cref="PipelineException">The file cannot be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{path}: cannot be read ({failure.Message}); restore it from the repository", failure);
        }
    }

    private static T MapRow<T>(CsvReader csv, string place, IReadOnlyList<string> columns, Func<string[], T> map)
    {
        if (csv.FieldCount != columns.Count)
        {
            throw new PipelineException($"{place}: {csv.FieldCount} fields were found, {columns.Count} were expected");
        }

        try
        {
            return map(Enumerable.Range(0, csv.FieldCount).Select(csv.GetString).ToArray());
        }
        catch (PipelineException failure)
        {
            throw failure.At(place);
        }
    }
}
