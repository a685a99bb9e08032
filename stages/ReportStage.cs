using CoIN.Graph;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages;

/// <summary>The kind <c>report</c>: a table as Markdown, HTML, LaTeX, CSV and JSON.</summary>
public static class ReportStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "report";

    /// <summary>Declares a report stage.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="table">The stage that made the table.</param>
    /// <param name="templates">The folder with the report templates.</param>
    /// <param name="fileName">The reports' file name, without ending.</param>
    public static Stage Create(string name, string table, string templates, string fileName) =>
        new(Kind, name, context =>
            TableFiles.Write(TableStage.Read(context.Input("table")), context.Input("templates"), context.OutputFolder, fileName))
        {
            Parameters = StageParameters.Of(new { FileName = fileName }),
            Inputs = new Dictionary<string, StageInput>
            {
                ["table"] = StageInput.Output(table),
                ["templates"] = StageInput.External(templates),
            },
        };
}
