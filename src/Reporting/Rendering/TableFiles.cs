using System.Text;
using CoIN.Errors;

namespace CoIN.Reporting.Rendering;

/// <summary>Writes a table in every format.</summary>
public static class TableFiles
{
    /// <summary>The endings of the files that are written.</summary>
    public static readonly IReadOnlyList<string> Endings = [".md", ".html", ".csv", ".json", ".tex"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes <c>name.md</c>, <c>.html</c>, <c>.csv</c>, <c>.json</c> and <c>.tex</c>. The same report gives the same bytes, always.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatesFolder">Holds <c>table.md.hbs</c>, <c>table.html.hbs</c> and <c>table.tex.hbs</c>.</param>
    /// <param name="outputFolder">An existing folder.</param>
    /// <param name="name">The files' name without ending, for example <c>table08</c>.</param>
    /// <exception cref="PipelineException">A template cannot be read or has a mistake.</exception>
    public static void Write(TableReport report, string templatesFolder, string outputFolder, string name)
    {
        string Template(string ending) => Path.Combine(templatesFolder, $"table{ending}.hbs");
        foreach (var ending in Endings)
        {
            var text = ending switch
            {
                ".md" => TemplateRenderer.Markdown(report, Template(ending)),
                ".html" => TemplateRenderer.Html(report, Template(ending)),
                ".csv" => report.Description.FullMatrices ? MatrixCsv.Render(report) : CsvRenderer.Render(report),
                ".json" => JsonRenderer.Render(report),
                _ => TemplateRenderer.Latex(report, Template(ending)),
            };
            File.WriteAllText(Path.Combine(outputFolder, name + ending), text, Utf8);
        }
    }
}
