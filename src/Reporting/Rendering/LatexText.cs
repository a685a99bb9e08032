using System.Text.RegularExpressions;

namespace CoIN.Reporting.Rendering;

/// <summary>Escapes text for LaTeX, so that it shows as it is and runs no command.</summary>
internal static partial class LatexText
{
    /// <summary>Returns the text escaped, on one line; a number with a sign stands in math mode, where the minus is a minus and not a hyphen.</summary>
    public static string Escape(string text) => SignedNumber().IsMatch(text) ? $"${text}$" : string.Concat(text.Select(Replace));

    private static string Replace(char letter) => letter switch
    {
        '\\' => @"\textbackslash{}",
        '~' => @"\textasciitilde{}",
        '^' => @"\textasciicircum{}",
        '<' => @"\textless{}",
        '>' => @"\textgreater{}",
        '|' => @"\textbar{}",
        '"' => @"\textquotedbl{}",
        '&' or '%' or '$' or '#' or '_' or '{' or '}' => $"\\{letter}",
        '≈' => @"$\approx$",
        '\r' or '\n' or '\t' => " ",
        _ => letter.ToString(),
    };

    [GeneratedRegex(@"\A[+-][0-9]+(\.[0-9]+)?\z")]
    private static partial Regex SignedNumber();
}
