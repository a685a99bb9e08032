using System.Text.RegularExpressions;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>One data set of the sequence that a model learns task after task.</summary>
/// <remarks>Sources: paper (second version), Table 1, for the categories; the official evaluation scripts for the length limits.</remarks>
public sealed partial record LearningTask
{
    private const int Long = 1024;
    private const int Short = 128;

    /// <summary>Makes a task; the eight of the benchmark are in <see cref="BuiltIn"/>.</summary>
    /// <param name="name">Letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, beginning with a letter or digit: it becomes part of file names.</param>
    /// <param name="category">What kind of task it is, for the reports.</param>
    /// <param name="scorer">The name of the rule that scores its predictions.</param>
    /// <param name="maxNewTokens">The longest answer that is generated, in tokens, at least 1.</param>
    /// <exception cref="PipelineException">The name cannot be a file name, or the limit is below 1.</exception>
    public LearningTask(string name, string category, string scorer, int maxNewTokens)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!SafeName().IsMatch(name))
        {
            throw new PipelineException(
                $"learning task '{name}': a name of 1 to 64 letters, digits, '-', '_' or '.', beginning with a letter or digit, was expected; rename the task");
        }

        if (maxNewTokens < 1)
        {
            throw new PipelineException($"learning task '{name}': maxNewTokens is {maxNewTokens}, at least 1 was expected");
        }

        Name = name;
        Category = category;
        Scorer = scorer;
        MaxNewTokens = maxNewTokens;
    }

    /// <summary>The eight tasks of the benchmark, in the paper's order.</summary>
    public static IReadOnlyList<LearningTask> BuiltIn { get; } =
    [
        new("ScienceQA", "Knowledge grounded image question answering", "ScienceQA", Long),
        new("TextVQA", "Reading comprehension image question answering", "TextVQA", Short),
        new("ImageNet", "Classification", "ImageNet", Long),
        new("GQA", "Visual reasoning image question answering", "GQA", Short),
        new("VizWiz", "Blind people image question answering", "VizWiz", Short),
        new("Grounding", "Referring expression grounding", "Grounding", Long),
        new("VQAv2", "Image question answering", "VQAv2", Long),
        new("OCR-VQA", "OCR image question answering", "OCR-VQA", Short),
    ];

    /// <summary>The name, as the reports print it and as files and settings refer to it.</summary>
    public string Name { get; }

    /// <summary>What kind of task it is, for the reports.</summary>
    public string Category { get; init; }

    /// <summary>The name of the rule that scores its predictions.</summary>
    public string Scorer { get; init; }

    /// <summary>The longest answer that is generated, in tokens. The official limits are generous; no correct answer is near them.</summary>
    public int MaxNewTokens { get; init; }

    /// <summary>Returns the task of that name.</summary>
    /// <param name="name">As it is spelt in the reports; upper and lower case matter.</param>
    /// <param name="known">The tasks of the run: the built-in ones and the user's own.</param>
    /// <exception cref="PipelineException">No task has that name.</exception>
    public static LearningTask Find(string name, IEnumerable<LearningTask> known)
    {
        var tasks = known.ToList();
        return tasks.Find(task => task.Name == name)
            ?? throw new PipelineException($"learning task '{name}' is not known{NearestName.Hint(name, tasks.Select(task => task.Name))}");
    }

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex SafeName();
}
