using CoIN.Errors;

namespace CoIN.Reporting.Rendering;

/// <summary>Lays a table out by a Handlebars template. Everything that comes from data is escaped for the format on the way out.</summary>
/// <remarks>What a template sees is listed in <c>reports/templates/README.md</c>.</remarks>
public static class TemplateRenderer
{
    /// <summary>Returns the table as one self-contained HTML page.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatePath">For example <c>reports/templates/table.html.hbs</c>.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Html(TableReport report, string templatePath) => Render(report, templatePath, ".html");

    /// <summary>Returns the table as Markdown.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatePath">For example <c>reports/templates/table.md.hbs</c>.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Markdown(TableReport report, string templatePath) => Render(report, templatePath, ".md");

    /// <summary>Returns the table as a LaTeX fragment that needs the packages booktabs and graphicx.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatePath">For example <c>reports/templates/table.tex.hbs</c>.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Latex(TableReport report, string templatePath) => Render(report, templatePath, ".tex");

    private static string Render(TableReport report, string templatePath, string ending) =>
        Template.Fill(templatePath, TableViewBuilder.Build(report), Template.EncoderFor(ending));
}
