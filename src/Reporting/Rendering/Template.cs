using CoIN.Errors;
using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace CoIN.Reporting.Rendering;

/// <summary>Fills a Handlebars template. A value that the view does not have is an error, never an empty place.</summary>
internal static class Template
{
    /// <summary>Returns the filled template, LF line ends.</summary>
    /// <param name="path">The template's file.</param>
    /// <param name="view">What it sees.</param>
    /// <param name="encoder">How its format escapes text.</param>
    /// <exception cref="PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Fill(string path, object view, ITextEncoder encoder)
    {
        var source = Read(path);
        try
        {
            var handlebars = Handlebars.Create(new HandlebarsConfiguration { ThrowOnUnresolvedBindingExpression = true, TextEncoder = encoder });
            return handlebars.Compile(source)(view);
        }
        catch (Exception failure) when (failure is HandlebarsException or HandlebarsUndefinedBindingException)
        {
            throw new PipelineException($"{Path.GetFileName(path)}: {failure.Message.ReplaceLineEndings(" ")}; correct the template", failure);
        }
    }

    /// <summary>Returns the escaping of a format.</summary>
    /// <param name="ending"><c>.md</c>, <c>.html</c> or <c>.tex</c>.</param>
    public static ITextEncoder EncoderFor(string ending) => ending switch
    {
        ".html" => new HtmlEncoder(),
        ".md" => new TextEscape(MarkdownText.Escape),
        ".tex" => new TextEscape(LatexText.Escape),
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "no such format"),
    };

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).ReplaceLineEndings("\n");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"{path}: the report template cannot be read ({failure.Message})", failure);
        }
    }
}
