namespace CoIN.Reporting.Rendering;

/// <summary>Escapes text for a cell or a line of Markdown, so that it shows as it is and can neither break the table nor smuggle in HTML or links.</summary>
internal static class MarkdownText
{
    private const string Special = "\\`*_[]#|~$";

    /// <summary>Returns the text escaped, on one line.</summary>
    public static string Escape(string text) => string.Concat(text.Select(Replace));

    private static string Replace(char letter) => letter switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '\r' or '\n' or '\t' => " ",
        _ when Special.Contains(letter) => $"\\{letter}",
        _ => letter.ToString(),
    };
}
