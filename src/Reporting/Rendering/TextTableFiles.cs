using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoIN.Errors;
using CsvHelper;

namespace CoIN.Reporting.Rendering;

/// <summary>Writes a table of texts in every format.</summary>
public static class TextTableFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>Writes <c>name.md</c>, <c>.html</c>, <c>.csv</c>, <c>.json</c> and <c>.tex</c>. The same table gives the same bytes, always.</summary>
    /// <param name="table">The table.</param>
    /// <param name="templatesFolder">Holds <c>text-table.md.hbs</c>, <c>text-table.html.hbs</c> and <c>text-table.tex.hbs</c>.</param>
    /// <param name="outputFolder">An existing folder.</param>
    /// <param name="name">The files' name without ending, for example <c>table01</c>.</param>
    /// <exception cref="PipelineException">A template cannot be read or has a mistake.</exception>
    public static void Write(TextTable table, string templatesFolder, string outputFolder, string name)
    {
        ArgumentNullException.ThrowIfNull(table);
        foreach (var ending in TableFiles.Endings)
        {
            var text = ending switch
            {
                ".csv" => Csv(table),
                ".json" => JsonSerializer.Serialize(table, Json) + "\n",
                _ => Template.Fill(Path.Combine(templatesFolder, $"text-table{ending}.hbs"), View(table), Template.EncoderFor(ending)),
            };
            File.WriteAllText(Path.Combine(outputFolder, name + ending), text, Utf8);
        }
    }

    // Cells are on one line in every format that a template lays out.
    private static object View(TextTable table) => new
    {
        id = table.Description.Id,
        title = table.Description.Title,
        source = table.Description.Number.Length > 0 ? $"Table {table.Description.Number} of the {(table.Description.Paper == "v1" ? "first" : "second")} paper" : "",
        scale = table.Description.Scale,
        columns = table.Columns,
        rows = table.Rows.Select(row => row.Select(cell => cell.ReplaceLineEndings(" ")).ToList()).ToList(),
        notes = table.Description.Footnotes,
    };

    private static string Csv(TextTable table)
    {
        var text = new StringWriter();
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteRecord(table.Columns.ToArray());
            foreach (var row in table.Rows)
            {
                csv.WriteRecord(row.ToArray());
            }
        }

        return text.ToString();
    }
}
