using System.Net;
using System.Text.RegularExpressions;

namespace CoIN.Reporting.Rendering;

/// <summary>The page that leads to all reports of a folder.</summary>
public static partial class IndexPage
{
    /// <summary>The page's file name.</summary>
    public const string FileName = "index.html";

    private static readonly string[] OtherFormats = [".md", ".csv", ".json", ".tex"];

    /// <summary>Returns the page for the HTML reports that a folder holds.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="profile">The profile that they were made with.</param>
    /// <param name="templatesFolder">Holds <c>index.html.hbs</c>.</param>
    /// <exception cref="Errors.PipelineException">The template cannot be read or has a mistake.</exception>
    public static string Of(string folder, string profile, string templatesFolder)
    {
        var pages = Directory.EnumerateFiles(folder, "*.html").Where(file => Path.GetFileName(file) != FileName)
            .OrderBy(file => Path.GetFileName(file) == TrendPage.FileName).ThenBy(file => Path.GetFileName(file), StringComparer.Ordinal)
            .Select(file => new
            {
                file = Path.GetFileName(file),
                title = Title(file),
                formats = OtherFormats.Select(ending => new { name = ending[1..], file = Path.GetFileName(Path.ChangeExtension(file, ending)) })
                    .Where(other => File.Exists(Path.Combine(folder, other.file))).ToList(),
            });
        return Template.Fill(Path.Combine(templatesFolder, "index.html.hbs"), new { profile, pages = pages.ToList() }, Template.EncoderFor(".html"));
    }

    // The pages are ours: the title stands near the top, escaped.
    private static string Title(string file)
    {
        using var reader = new StreamReader(file);
        var buffer = new char[4096];
        var head = new string(buffer, 0, reader.ReadBlock(buffer));
        return TitleElement().Match(head) is { Success: true } title ? WebUtility.HtmlDecode(title.Groups[1].Value) : Path.GetFileNameWithoutExtension(file);
    }

    [GeneratedRegex("<title>(.*?)</title>")]
    private static partial Regex TitleElement();
}
