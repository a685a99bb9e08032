using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>The instructions of the papers' template tables, as they stand in the training and test data.</summary>
/// <remarks>
/// Sources: second paper, appendix H (<c>original</c>, <c>diverse</c>, <c>10type</c>) and Table 1 of the first (<c>type1</c>, <c>type2</c>); the layout in the data
/// from stored prompts of the official runs. What the data have and the tables do not: a full stop after the instruction; ImageNet's question
/// on a line of its own before it; <c>: description</c> after Grounding's.
/// Choices where the sources are silent or wrong: the typographic apostrophe of "the option’s letter" is written plainly, as the official prompts do;
/// a <c>10type</c> cell lists eleven templates and all eleven are drawn; OCR-VQA's <c>10type</c> cell repeats ScienceQA's letters, which no OCR-VQA question
/// offers, so TextVQA's list, the other task of reading text, takes its place.
/// </remarks>
public sealed class InstructionTemplates
{
    /// <summary>Where <see cref="Instruction"/> leaves the place of Grounding's description.</summary>
    public const string DescriptionMark = "<description>";

    /// <summary>ImageNet's question, which stands before the instruction.</summary>
    public const string ImageNetQuestion = "What is the object in the image?";

    private const string Grounding = "Grounding";
    private const string ImageNet = "ImageNet";
    private const string PastedWrongly = "OCR-VQA";
    private const string InsteadOfPasted = "TextVQA";

    private static readonly string[] Columns = ["task", "variant", "index", "template", "paper", "note"];
    private static readonly string[] VariantNames = ["original", "diverse", "10type", "type1", "type2"];

    private readonly Dictionary<(string Task, string Variant), IReadOnlyList<string>> _templates;

    private InstructionTemplates(Dictionary<(string Task, string Variant), IReadOnlyList<string>> templates) => _templates = templates;

    /// <summary>The names of the variants: <c>original</c>, <c>diverse</c>, <c>10type</c>, <c>type1</c>, <c>type2</c>.</summary>
    public static IReadOnlyList<string> Variants => VariantNames;

    /// <summary>Returns whether a variant has several templates for a task, of which one is drawn for each record.</summary>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    public static bool Draws(string variant) => variant == "10type";

    /// <summary>Reads the template table.</summary>
    /// <param name="path">A CSV file with the columns task, variant, index, template, paper, note.</param>
    /// <exception cref="PipelineException">The file cannot be read, or a built-in task lacks a variant; the message names the line.</exception>
    public static InstructionTemplates Load(string path)
    {
        using var stream = CsvTable.Open(path);
        return Load(stream, Path.GetFileName(path));
    }

    /// <summary>Reads the template table.</summary>
    /// <param name="stream">The CSV text, UTF-8.</param>
    /// <param name="name">The file's name, for errors.</param>
    /// <exception cref="PipelineException">The table is malformed or incomplete.</exception>
    public static InstructionTemplates Load(Stream stream, string name)
    {
        var rows = CsvTable.Read(stream, name, Columns, field => (Task: field[0], Variant: Known(field[1]), Text: Bare(field[0], field[3])));
        var templates = rows.GroupBy(row => (row.Task, row.Variant))
            .ToDictionary(group => group.Key, IReadOnlyList<string> (group) => group.Select(row => row.Text).ToArray());
        if (templates.TryGetValue((InsteadOfPasted, "10type"), out var reading))
        {
            templates[(PastedWrongly, "10type")] = reading;
        }

        var missing = from task in LearningTask.BuiltIn
                      from variant in VariantNames
                      where !templates.ContainsKey((task.Name, variant))
                      select $"'{task.Name}' has no template of variant '{variant}'";
        return missing.FirstOrDefault() is { } gap
            ? throw new PipelineException($"{name}: {gap}; add a row")
            : new InstructionTemplates(templates.ToDictionary(
                list => list.Key, IReadOnlyList<string> (list) => [.. list.Value.Select(text => Complete(list.Key.Task, text))]));
    }

    /// <summary>Returns the instruction of one record, with its full stop, ImageNet's question before it, and <see cref="DescriptionMark"/> in Grounding's.</summary>
    /// <param name="task">The name of a built-in task.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="recordId">The record; where a variant has several templates, it and the seed choose one.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <exception cref="PipelineException">The task or the variant has no templates.</exception>
    public string Instruction(string task, string variant, string recordId, ulong seed)
    {
        var choices = Listed(task, variant);
        return choices.Count == 1 ? choices[0] : SeededRandom.For(seed, "instruction", task, variant, recordId).Choose(choices);
    }

    /// <summary>Returns all instructions that a variant has for a task, in the order of the papers, as <see cref="Instruction"/> gives them.</summary>
    /// <param name="task">The name of a built-in task.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <exception cref="PipelineException">The task or the variant has no templates.</exception>
    public IReadOnlyList<string> Choices(string task, string variant) => Listed(task, variant);

    /// <summary>Returns the whole question of one record as a model reads it, without the image placeholder.</summary>
    /// <param name="task">The name of a built-in task.</param>
    /// <param name="variant">One of <see cref="Variants"/>.</param>
    /// <param name="recordId">The record; where a variant has several templates, it and the seed choose one.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="content">The question (for ScienceQA with context and choices), or Grounding's description; ImageNet has none and ignores it.</param>
    /// <exception cref="PipelineException">The task or the variant has no templates.</exception>
    public string For(string task, string variant, string recordId, ulong seed, string content)
    {
        var instruction = Instruction(task, variant, recordId, seed);
        return task switch
        {
            Grounding => instruction.Replace(DescriptionMark, content, StringComparison.Ordinal),
            ImageNet => instruction,
            _ => $"{content}\n{instruction}",
        };
    }

    private IReadOnlyList<string> Listed(string task, string variant) => _templates.TryGetValue((task, Known(variant)), out var choices)
        ? choices
        : throw new PipelineException($"instruction templates: no task '{task}'{NearestName.Hint(task, LearningTask.BuiltIn.Select(known => known.Name))}");

    private static string Complete(string task, string text) => task switch
    {
        Grounding => $"{text}: {DescriptionMark}",
        ImageNet => $"{ImageNetQuestion}\n{text}.",
        _ => $"{text}.",
    };

    private static string Known(string variant) =>
        VariantNames.Contains(variant)
            ? variant
            : throw new PipelineException($"instruction templates: no variant '{variant}'{NearestName.Hint(variant, VariantNames)}");

    // Table 1 of either paper prints what surrounds two of the instructions, appendix H does not; only the instruction is kept.
    private static string Bare(string task, string template)
    {
        var text = template.Replace('’', '\'');
        if (task == ImageNet && text.StartsWith(ImageNetQuestion, StringComparison.Ordinal))
        {
            text = text[ImageNetQuestion.Length..].TrimStart();
        }

        var tail = $": {DescriptionMark}";
        if (task == Grounding && text.EndsWith(tail, StringComparison.Ordinal))
        {
            text = text[..^tail.Length];
        }

        return text.TrimEnd('.');
    }
}
