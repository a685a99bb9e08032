using System.Globalization;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>One instruction template as a paper prints it.</summary>
/// <param name="Task">The learning task.</param>
/// <param name="Variant">One of <see cref="InstructionTemplates.Variants"/>.</param>
/// <param name="Index">Which of the variant's templates, from 1.</param>
/// <param name="Text">The template.</param>
/// <param name="Paper"><c>v1</c> or <c>v2</c>.</param>
public sealed record PublishedTemplate(string Task, string Variant, int Index, string Text, string Paper)
{
    private static readonly string[] Columns = ["task", "variant", "index", "template", "paper", "note"];

    /// <summary>Reads the templates.</summary>
    /// <param name="path">For example <c>reports/published/templates.csv</c>.</param>
    /// <exception cref="PipelineException">The file cannot be read or is malformed.</exception>
    public static IReadOnlyList<PublishedTemplate> Load(string path)
    {
        using var stream = CsvTable.Open(path);
        return CsvTable.Read(stream, Path.GetFileName(path), Columns, field => new PublishedTemplate(field[0], field[1], Number(field[2]), field[3], field[4]));
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new PipelineException($"'{text}' is not a number of a template");
}
