using System.Globalization;
using System.Net;

namespace CoIN.Reporting.Figures;

/// <summary>Pieces of SVG. Text is escaped; numbers have at most two decimals and a decimal point.</summary>
internal static class SvgText
{
    /// <summary>Returns the text with the five special characters of XML escaped and control characters removed.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(string.Concat(text.Where(letter => !char.IsControl(letter))));

    /// <summary>Returns a coordinate.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Returns the opening tag of a figure that screen readers read as one image with a name and a description.</summary>
    public static string Open(double width, double height, string title, string description) =>
        $"""<svg role="img" viewBox="0 0 {Number(width)} {Number(height)}" width="{Number(width)}" height="{Number(height)}" xmlns="http://www.w3.org/2000/svg"><title>{Escape(title)}</title><desc>{Escape(description)}</desc>""";

    /// <summary>Returns a label.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">The baseline.</param>
    /// <param name="text">What it says.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="style">The class of its style.</param>
    public static string Label(double x, double y, string text, string anchor, string style) =>
        $"""<text x="{Number(x)}" y="{Number(y)}" text-anchor="{anchor}" class="{style}">{Escape(text)}</text>""";
}
