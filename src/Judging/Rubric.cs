using CoIN.Errors;

namespace CoIN.Judging;

/// <summary>What a judge is told: a text file with a title and three sections.</summary>
/// <param name="Title">What it is called, with its version.</param>
/// <param name="System">The message that says who the judge is.</param>
/// <param name="Rule">How answers are rated.</param>
/// <param name="BoxRule">How boxes are rated.</param>
public sealed record Rubric(string Title, string System, string Rule, string BoxRule)
{
    private const string TitleKey = "title:";

    private static readonly string[] Sections = ["[system]", "[rule]", "[rule for boxes]"];

    /// <summary>Reads a rubric.</summary>
    /// <param name="path">A text file: a line <c>title: ...</c>, then <c>[system]</c>, <c>[rule]</c> and <c>[rule for boxes]</c>, each followed by its text; lines that begin with <c>#</c> are left out.</param>
    /// <exception cref="PipelineException">The file cannot be read, or lacks its title or a section.</exception>
    public static Rubric Load(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"rubric '{path}': cannot be read ({failure.Message})", failure);
        }

        return Parse(lines, Path.GetFileName(path));
    }

    private static Rubric Parse(string[] lines, string name)
    {
        var title = "";
        var texts = Sections.ToDictionary(section => section, _ => new List<string>());
        List<string>? current = null;
        foreach (var (line, number) in lines.Select((line, index) => (line, index + 1)).Where(line => !line.line.StartsWith('#')))
        {
            if (texts.TryGetValue(line.Trim(), out var section))
            {
                current = section;
            }
            else if (current is not null)
            {
                current.Add(line.TrimEnd());
            }
            else if (line.StartsWith(TitleKey, StringComparison.Ordinal))
            {
                title = line[TitleKey.Length..].Trim();
            }
            else if (!string.IsNullOrWhiteSpace(line))
            {
                throw new PipelineException($"rubric {name}:{number}: '{line}' stands before the first section; 'title: ...' or one of {string.Join(", ", Sections)} was expected");
            }
        }

        var missing = Sections.Where(section => texts[section].TrueForAll(string.IsNullOrWhiteSpace)).ToList();
        return title.Length == 0
            ? throw new PipelineException($"rubric {name}: a line 'title: ...' was expected")
            : missing.Count > 0
                ? throw new PipelineException($"rubric {name}: no text was found in {string.Join(", ", missing)}")
                : new Rubric(title, Text(Sections[0]), Text(Sections[1]), Text(Sections[2]));

        string Text(string section) => string.Join('\n', texts[section]).Trim();
    }
}
