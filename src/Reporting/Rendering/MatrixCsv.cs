using CsvHelper;

namespace CoIN.Reporting.Rendering;

/// <summary>Whole accuracy matrices as tidy data, with the columns of the published ones, one row for each cell that was measured.</summary>
/// <remarks><c>paper</c> is <c>ours</c>; a method without a sequence was trained through <c>all</c> tasks, zero-shot through <c>none</c>.</remarks>
internal static class MatrixCsv
{
    private static readonly string[] Columns = ["paper", "aspect", "series", "trained_through", "task", "value"];

    /// <summary>Returns the file's text, LF line ends.</summary>
    /// <param name="report">The table.</param>
    public static string Render(TableReport report)
    {
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var (aspect, run) in report.Sections.SelectMany(section => section.Runs.Select(run => (section.Aspect, run))))
            {
                foreach (var (after, on, value) in Cells(run))
                {
                    csv.WriteRecord(["ours", aspect, run.Series.Length > 0 ? run.Series : $"{run.Method};{run.Setting}", after, on, Figure.Text(value)]);
                }
            }
        }

        return text.ToString();
    }

    private static IEnumerable<(string After, string On, double Value)> Cells(ReportRun run) => run.Matrix is { } matrix
        ? from k in Enumerable.Range(0, run.Order.Count)
          from t in Enumerable.Range(0, run.Order.Count)
          where matrix[k][t] is not null
          select (run.Order[k], run.Order[t], matrix[k][t]!.Value)
        : run.Lines[0].Cells.Select(cell => (run.Method == "zero-shot" ? "none" : "all", cell.Task, cell.Value));
}
