using System.Text;
using CoIN.Data;
using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>The kind <c>data</c>: what a data folder has of each learning task, and how to get the rest.</summary>
/// <remarks>Output: a text file for people.</remarks>
public static class DataReportStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "data";

    /// <summary>Declares the report.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="complaint">What is wrong with the whole folder; empty for nothing.</param>
    /// <param name="looks">What there is.</param>
    /// <param name="fileName">The report's file name, without ending.</param>
    /// <param name="minimumCoverage">The share below which tables refuse a learning task, in [0, 1].</param>
    public static Stage Create(string name, string complaint, IReadOnlyList<DataLook> looks, string fileName, double minimumCoverage) =>
        new(Kind, name, context => Run(context, complaint, looks, fileName, minimumCoverage))
    {
        Parameters = StageParameters.Of(new
        {
            Tasks = looks.Select(look => new { look.Task, Splits = look.Splits.Select(split => split.Split).ToList(), look.Missing, look.Incomplete }).ToList(),
            Complaint = complaint,
            MinimumCoverage = minimumCoverage,
            FileName = fileName,
        }),
        Inputs = Inputs(looks),
    };

    /// <summary>Returns the inputs that hold the coverage of learning tasks.</summary>
    internal static Dictionary<string, StageInput> Inputs(IReadOnlyList<DataLook> looks) => looks
        .SelectMany(look => look.Splits, (look, split) => (Name: Input(look.Task, split.Split), split.Stage))
        .ToDictionary(input => input.Name, input => StageInput.Output(input.Stage));

    /// <summary>Returns the coverage of a learning task, split by split.</summary>
    internal static List<ConversionReport> Coverage(StageContext context, DataLook look) =>
        [.. look.Splits.Select(split => ConvertStage.ReadCoverage(context.Input(Input(look.Task, split.Split))))];

    private static string Input(string task, string split) => $"{task}/{split}";

    private static void Run(StageContext context, string complaint, IReadOnlyList<DataLook> looks, string fileName, double minimumCoverage)
    {
        var text = new StringBuilder(complaint.Length > 0 ? $"{complaint}\n" : "");
        foreach (var look in looks)
        {
            var reports = Coverage(context, look);
            _ = text.Append(look.Task).Append(reports.Count == 0 ? ": missing\n" : "\n");
            foreach (var report in reports)
            {
                _ = text.Append($"  {report.Split,-5}  {report.RecordsListed,9:N0} records listed, {report.RecordsWritten,9:N0} converted{Missing(report)}\n");
            }

            if (reports.Count > 0)
            {
                _ = text.Append($"  all    {reports.Sum(report => report.RecordsListed),9:N0} records listed, {reports.Sum(report => report.RecordsWritten),9:N0} converted\n");
                _ = text.Append($"  {ConversionReport.CoverageOf(reports)}\n");
            }

            foreach (var report in reports.Where(report => report.ImagesUnreadable > 0))
            {
                _ = text.Append($"  {report.ImagesUnreadable:N0} of the {report.Split} images that are not counted as present cannot be read: {report.FirstUnreadable}\n");
            }

            if (reports.Any(report => Math.Min(report.ImageCoverage, report.RecordCoverage) < minimumCoverage))
            {
                _ = text.Append($"  below data.minimumCoverage, {100 * minimumCoverage:0.#} %: tables refuse this learning task until it is complete or the minimum is lowered\n");
            }

            var isIncomplete = reports.Any(report => report.ImageCoverage < 1 || report.RecordCoverage < 1);
            foreach (var line in isIncomplete ? look.Missing.Concat(look.Incomplete) : look.Missing)
            {
                _ = text.Append($"  {line}\n");
            }
        }

        File.WriteAllText(Path.Combine(context.OutputFolder, fileName + ".txt"), text.ToString());
    }

    private static string Missing(ConversionReport report) => report.RecordsMissing == 0 ? "" : $", {report.RecordsMissing:N0} without raw entry";
}
