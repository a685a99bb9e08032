using System.Net;

namespace CoIN.Reporting.Rendering;

/// <summary>Puts into a finished report what is only known when it is published: how much of it was made in this run, and what it cost.</summary>
/// <remarks>
/// A report is made from figures alone, so that the same figures give the same bytes; how long they took stays out of it until it leaves the store. A template
/// marks the place with <c>&lt;!-- run --&gt;</c> in HTML and Markdown and with <c>% run</c> in LaTeX, on a line of its own; without the mark nothing is put in.
/// </remarks>
public static class RunFacts
{
    /// <summary>Returns the report with the facts in it, or as it was where its format has no place for them.</summary>
    /// <param name="report">The report's text.</param>
    /// <param name="ending">Its file's ending: <c>.html</c>, <c>.md</c> or <c>.tex</c>; others come back unchanged.</param>
    /// <param name="facts">Name and value of each, as plain text.</param>
    public static string Insert(string report, string ending, IReadOnlyList<KeyValuePair<string, string>> facts)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ending switch
        {
            ".html" => report.Replace("<!-- run -->\n", Lines(facts, fact => $"<dt>{WebUtility.HtmlEncode(fact.Key)}</dt><dd>{WebUtility.HtmlEncode(fact.Value)}</dd>\n"), StringComparison.Ordinal),
            ".md" => report.Replace("<!-- run -->\n", Lines(facts, fact => $"| {MarkdownText.Escape(fact.Key)} | {MarkdownText.Escape(fact.Value)} |\n"), StringComparison.Ordinal),
            ".tex" => report.Replace("% run\n", Lines(facts, fact => $"\\par {LatexText.Escape(fact.Key)}: {LatexText.Escape(fact.Value)}\n"), StringComparison.Ordinal),
            _ => report,
        };
    }

    private static string Lines(IReadOnlyList<KeyValuePair<string, string>> facts, Func<KeyValuePair<string, string>, string> line) => string.Concat(facts.Select(line));
}
