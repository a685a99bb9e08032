using System.Globalization;
using CoIN.Benchmark;
using CoIN.Errors;
using CsvHelper;

namespace CoIN.Judging.Human;

/// <summary>The CSV sheet on which a person rates a sample of the answers.</summary>
/// <remarks>
/// Columns id, question, reference, prediction, score; the person fills the last one with whole numbers from 0 to 10. A text that a spreadsheet would take for a
/// formula gets an apostrophe in front; only id and score are read back.
/// </remarks>
public static class HumanSheet
{
    private static readonly string[] Columns = ["id", "question", "reference", "prediction", "score"];

    /// <summary>Returns the samples that a person rates, in a random order that the seed decides, so that nobody sees a pattern.</summary>
    /// <param name="samples">All samples; those without prediction are left out.</param>
    /// <param name="count">How many; all if there are fewer.</param>
    /// <param name="seed">The experiment's seed.</param>
    public static IReadOnlyList<JudgingSample> Draw(IReadOnlyList<JudgingSample> samples, int count, ulong seed)
    {
        var rated = samples.Where(sample => sample.Prediction is not null).OrderBy(sample => sample.Id, StringComparer.Ordinal).ToList();
        SeededRandom.For(seed, "human sheet").Shuffle(rated);
        return [.. rated.Take(count)];
    }

    /// <summary>Writes an empty sheet.</summary>
    /// <param name="path">The file; must not be there yet.</param>
    /// <param name="samples">The samples, in the order of the rows.</param>
    public static void Write(string path, IReadOnlyList<JudgingSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var sample in samples)
            {
                csv.WriteRecord([sample.Id, Shown(sample.Question), Shown(sample.Reference), Shown(sample.Prediction!), ""]);
            }
        }

        using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew));
        file.Write(text.ToString());
    }

    /// <summary>Reads a filled sheet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="samples">The samples that were written, in whatever order.</param>
    /// <returns>The score of each sample by id, as written.</returns>
    /// <exception cref="PipelineException">The file cannot be read, a row is unknown, double or missing, or a score is blank or no whole number from 0 to 10.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path, IReadOnlyList<JudgingSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var name = Path.GetFileName(path);
        var expected = samples.Select(sample => sample.Id).ToHashSet(StringComparer.Ordinal);
        var scores = new Dictionary<string, string>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var (line, id, score) in Rows(path, name))
        {
            var place = $"sheet {name}:{line}";
            if (!expected.Contains(id))
            {
                throw new PipelineException($"{place}: the id '{id}' is not one of the {expected.Count} that were written; was the sheet written for other predictions or another seed?");
            }

            if (!scores.TryAdd(id, score))
            {
                throw new PipelineException($"{place}: the id '{id}' stands twice; keep one row for each");
            }

            if (!int.TryParse(score, NumberStyles.None, CultureInfo.InvariantCulture, out var rating) || rating > ReplyParsers.Highest)
            {
                wrong.Add($"{place}: the score of '{id}' is {(score.Length == 0 ? "blank" : $"'{score}'")}");
            }
        }

        var missing = expected.Where(id => !scores.ContainsKey(id)).Order(StringComparer.Ordinal).ToList();
        return wrong.Count > 0
            ? throw new PipelineException($"{wrong[0]}, a whole number from 0 to 10 was expected{(wrong.Count > 1 ? $"; so are {wrong.Count - 1} more" : "")}")
            : missing.Count > 0
                ? throw new PipelineException($"sheet {name}: {missing.Count} of {expected.Count} rows are missing, the first is '{missing[0]}'")
                : scores;
    }

    private static List<(int Line, string Id, string Score)> Rows(string path, string name)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var csv = CsvReader.Create(stream, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true }, leaveOpen: true);
            csv.ReadHeader();
            if (!csv.Headers.SequenceEqual(Columns))
            {
                throw new PipelineException($"sheet {name}: the columns '{string.Join(",", csv.Headers)}' were found, '{string.Join(",", Columns)}' were expected");
            }

            var rows = new List<(int, string, string)>();
            while (csv.Read())
            {
                rows.Add(((int)csv.LineNumber, csv.GetString(0), csv.FieldCount == Columns.Length ? csv.GetString(Columns.Length - 1).Trim() : ""));
            }

            return rows;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new PipelineException($"sheet '{path}': cannot be read ({failure.Message})", failure);
        }
    }

    private static string Shown(string text) => text is ['=' or '+' or '-' or '@' or '\t', ..] ? $"'{text}" : text;
}
