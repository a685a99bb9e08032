using CoIN.Errors;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace CoIN.Reporting.Rendering;

/// <summary>Lays a table out by a Handlebars template. Everything that comes from data is escaped for the format on the way out.</summary>
/// <remarks>
/// A template sees id, title, source, scale, tasks, overall, sections (heading, runs), notes and facts; <c>reports/templates/README.md</c> lists them. Naming anything else is an error.
/// </remarks>
public static class TemplateRenderer
{
    /// <summary>Returns the table as one self-contained HTML page.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatePath">For example <c>reports/templates/table.html.hbs</c>.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Html(TableReport report, string templatePath) => Render(report, templatePath, new HtmlEncoder());

    /// <summary>Returns the table as Markdown.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatePath">For example <c>reports/templates/table.md.hbs</c>.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Markdown(TableReport report, string templatePath) => Render(report, templatePath, new TextEscape(MarkdownText.Escape));

    /// <summary>Returns the table as a LaTeX fragment that needs the package booktabs.</summary>
    /// <param name="report">The table.</param>
    /// <param name="templatePath">For example <c>reports/templates/table.tex.hbs</c>.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Latex(TableReport report, string templatePath) => Render(report, templatePath, new TextEscape(LatexText.Escape));

    private static string Render(TableReport report, string templatePath, ITextEncoder encoder)
    {
        var source = Read(templatePath);
        try
        {
            var handlebars = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, TextEncoder = encoder });
            return handlebars.Compile(source)(TableViewBuilder.Build(report));
        }
        catch (Exception failure) when (failure is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new PipelineException($"{Path.GetFileName(templatePath)}: {failure.Message.ReplaceLineEndings(" ")}; correct the template", failure);
        }
    }

    private static string Read(string templatePath)
    {
        try
        {
            return File.ReadAllText(templatePath).ReplaceLineEndings("\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{templatePath}: the report template cannot be read ({failure.Message})", failure);
        }
    }
}
