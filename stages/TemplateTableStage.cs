using CoIN.Benchmark;
using CoIN.Graph;
using CoIN.Reporting;
using CoIN.Reporting.Rendering;

namespace CoIN.Stages;

/// <summary>The kind <c>template-table</c>: the instruction templates that the papers print, beside those that stand in the data.</summary>
public static class TemplateTableStage
{
    /// <summary>The kind.</summary>
    public const string Kind = "template-table";

    private static readonly string[] Columns = ["Learning task", "Variant", "No.", "Published", "Ours"];

    /// <summary>Declares the table.</summary>
    /// <param name="name">The stage's name.</param>
    /// <param name="description">What stands around the table.</param>
    /// <param name="fileName">The reports' file name, without ending.</param>
    /// <param name="templates">The published instruction templates, a CSV file.</param>
    /// <param name="reportTemplates">The folder with the report templates.</param>
    public static Stage Create(string name, TextTableDescription description, string fileName, string templates, string reportTemplates) =>
        new(Kind, name, context => Run(context, description, fileName))
        {
            Parameters = StageParameters.Of(new { Description = description, FileName = fileName }),
            Inputs = new Dictionary<string, StageInput> { ["templates"] = StageInput.External(templates), ["report-templates"] = StageInput.External(reportTemplates) },
        };

    private static void Run(StageContext context, TextTableDescription description, string fileName)
    {
        var ours = InstructionTemplates.Load(context.Input("templates"));
        var rows = PublishedTemplate.Load(context.Input("templates")).Where(row => row.Paper == description.Paper).Select(row => Row(row, ours)).ToList();
        var others = rows.Count(row => row[^1] != "as published");
        var note = $"{rows.Count - others} of {rows.Count} templates are used as published. In the data each has a full stop behind it (Grounding's a colon and the description), "
            + "ImageNet's question stands on a line before it, and the apostrophe is the plain one; all of that is not counted as a difference.";
        TextTableFiles.Write(
            new TextTable(description with { Footnotes = [.. description.Footnotes, note] }, Columns, rows), context.Input("report-templates"), context.OutputFolder, fileName);
    }

    private static IReadOnlyList<string> Row(PublishedTemplate row, InstructionTemplates templates)
    {
        var choices = templates.Choices(row.Task, row.Variant);
        var ours = row.Index <= choices.Count ? choices[row.Index - 1] : "not used";
        return [row.Task, row.Variant, $"{row.Index}", row.Text, Bare(ours) == Bare(row.Text) ? "as published" : ours];
    }

    // What the data has around every instruction, and how it writes an apostrophe, is not the template's.
    private static string Bare(string text) => text.ReplaceLineEndings(" ")
        .Replace('\u2019', '\'')
        .Replace(InstructionTemplates.ImageNetQuestion, "", StringComparison.Ordinal)
        .Replace(InstructionTemplates.DescriptionMark, "", StringComparison.Ordinal)
        .Trim(' ', '.', ':');
}
