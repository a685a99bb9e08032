using CoIN.Benchmark;
using CoIN.Data;
using CoIN.Graph;
using CoIN.Reporting;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages;

/// <summary>The kind <c>data-set-table</c>: the sizes of the data sets that we find, beside the three that the papers print, and the instruction.</summary>
public static class DataSetTableStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "data-set-table";

    private static readonly string[] Papers = ["v1", "v2", "v2-datasheet"];

    private static readonly string[] Columns =
        ["Learning task", "Train: v1", "Train: v2", "Train: datasheet", "Train: ours", "Test: v1", "Test: v2", "Test: datasheet", "Test: ours", "Instruction"];

    /// <summary>Declares the table.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="looks">What there is of each learning task.</param>
    /// <param name="description">What stands around the table.</param>
    /// <param name="fileName">The reports' file name, without ending.</param>
    /// <param name="sizes">The published sizes, a CSV file.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    /// <param name="reportTemplates">The folder with the report templates.</param>
    public static Stage Create(
        string name, IReadOnlyList<DataLook> looks, TextTableDescription description, string fileName, string sizes, string templates, string reportTemplates)
    {
        var inputs = DataReportStage.Inputs(looks);
        inputs["published"] = StageInput.External(sizes);
        inputs["templates"] = StageInput.External(templates);
        inputs["report-templates"] = StageInput.External(reportTemplates);
        return new Stage(Kind, name, context => Run(context, looks, description, fileName))
        {
            Parameters = StageParameters.Of(new { Description = description, FileName = fileName, Tasks = looks.Select(look => look.Task).ToList() }),
            Inputs = inputs,
        };
    }

    private static void Run(StageContext context, IReadOnlyList<DataLook> looks, TextTableDescription description, string fileName)
    {
        var published = DatasetSize.Load(context.Input("published"));
        var templates = InstructionTemplates.Load(context.Input("templates"));
        var coverage = looks.ToDictionary(look => look.Task, look => DataReportStage.Coverage(context, look));
        var rows = looks.Select(look => Row(look.Task, coverage[look.Task], [.. published.Where(size => size.Task == look.Task)], templates)).ToList();
        var notes = coverage.Values.Where(reports => reports.Exists(report => report.ImageCoverage < 1)).Select(reports => $"{ConversionReport.CoverageOf(reports)}.")
            .Concat(looks.Where(look => look.Splits.Count == 0).Select(look => $"{look.Task} is missing: --target=Data says how to get it."));
        TextTableFiles.Write(
            new TextTable(description with { Footnotes = [.. description.Footnotes, .. notes] }, Columns, rows), context.Input("report-templates"), context.OutputFolder, fileName);
    }

    private static string[] Row(string task, List<ConversionReport> reports, List<DatasetSize> published, InstructionTemplates templates)
    {
        var sizes = Papers.Select(paper => published.Find(size => size.Paper == paper)).ToList();
        return
        [
            task,
            .. sizes.Select(size => size is null ? "" : $"{size.Train:N0}"),
            Ours(reports.Find(report => report.Split == "train")),
            .. sizes.Select(size => size is null ? "" : $"{size.Test:N0}"),
            Ours(reports.Find(report => report.Split == "test")),
            templates.Choices(task, "original").Single(),
        ];
    }

    private static string Ours(ConversionReport? report) => report is null ? "missing"
        : report.RecordsWritten == report.RecordsListed ? $"{report.RecordsListed:N0}"
        : $"{report.RecordsWritten:N0} of {report.RecordsListed:N0}";
}
