using CoIN.Benchmark;
using CsvHelper;

namespace CoIN.Reporting.Rendering;

/// <summary>A table as tidy data with the columns of the published tables, one row for each figure of ours.</summary>
/// <remarks>
/// <c>paper</c> is <c>ours</c>, so that the file can stand under the published one; <c>value</c> has two decimals; <c>note</c> holds the figure under the other column of the
/// protocol where it prints differently, and the interval over the seeds where there were several. The lines of a run stand as in the papers: immediate, overall, final.
/// </remarks>
public static class CsvRenderer
{
    private const string Ours = "ours";

    /// <summary>Returns the file's text, LF line ends.</summary>
    /// <param name="report">The table.</param>
    public static string Render(TableReport report)
    {
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(PublishedTable.Columns.ToArray());
            foreach (var section in report.Sections)
            {
                foreach (var run in section.Runs)
                {
                    foreach (var (row, cell) in Rows(run))
                    {
                        csv.WriteRecord(Fields(report.Description, section.Aspect, run, row, cell));
                    }
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string Row, ReportCell Cell)> Rows(ReportRun run)
    {
        var lines = run.Lines.Select(line => line.Cells.Select(cell => (line.Row, cell))).ToList();
        return lines[0].Concat(run.Overall.Select(cell => ("overall", cell))).Concat(lines.Skip(1).SelectMany(line => line));
    }

    private static string[] Fields(TableDescription table, string aspect, ReportRun run, string row, ReportCell cell)
    {
        var (value, other) = (Figure.Text(cell.Value), Figure.Text(cell.Other));
        var otherName = table.Column == ProtocolColumn.Published ? "corrected" : "published";
        var number = table.Number.Length > 0 ? table.Number : table.Id;
        string[] note =
        [
            .. value == other ? Array.Empty<string>() : [$"{otherName}={other}"],
            .. cell.SeedInterval is { } interval ? [$"seeds={cell.Seeds!.Count}", $"low={Figure.Text(interval.Low)}", $"high={Figure.Text(interval.High)}"] : Array.Empty<string>(),
        ];
        return [Ours, number, aspect, run.Mllm, run.Method, run.Setting, row, cell.Task, value, string.Join(';', note)];
    }
}
