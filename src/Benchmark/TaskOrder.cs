using System.Collections;
using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>The sequence in which a model learns its tasks; every task once. Position 0 is learnt first.</summary>
public sealed class TaskOrder : IReadOnlyList<LearningTask>
{
    private const string PaperName = "random";
    private const string AlphabetName = "alphabet";

    private static readonly string[] AlphabetNames =
        ["GQA", "ImageNet", "OCR-VQA", "Grounding", "ScienceQA", "TextVQA", "VizWiz", "VQAv2"];

    private readonly LearningTask[] _tasks;

    private TaskOrder(string name, IEnumerable<LearningTask> tasks)
    {
        Name = name;
        _tasks = tasks.ToArray();
    }

    /// <summary>The paper's main order (it calls it random): ScienceQA, TextVQA, ImageNet, GQA, VizWiz, Grounding, VQAv2, OCR-VQA.</summary>
    public static TaskOrder Paper { get; } = new(PaperName, LearningTask.BuiltIn);

    /// <summary>The alphabetical order as it was trained: GQA, ImageNet, OCR-VQA, Grounding, ScienceQA, TextVQA, VizWiz, VQAv2.</summary>
    /// <remarks>Source: the official training scripts. Table 5 of the paper prints Grounding second; only MAA depends on the difference.</remarks>
    public static TaskOrder Alphabetical { get; } = Parse(AlphabetName, LearningTask.BuiltIn);

    /// <summary>The name under which it was asked for: <c>random</c>, <c>alphabet</c>, or the list of tasks.</summary>
    public string Name { get; }

    /// <summary>How many tasks there are.</summary>
    public int Count => _tasks.Length;

    /// <summary>The names of the tasks, in order.</summary>
    public IReadOnlyList<string> Names => Array.ConvertAll(_tasks, task => task.Name);

    /// <summary>The task at a position; 0 is learnt first.</summary>
    public LearningTask this[int index] => _tasks[index];

    /// <summary>Returns the order that a user asked for.</summary>
    /// <param name="text">
    /// <c>random</c> (the paper's), <c>alphabet</c>, or the names of the tasks with commas between. The two named orders leave out
    /// built-in tasks that the run does not have, and put the user's own tasks last, as <paramref name="tasks"/> lists them.
    /// </param>
    /// <param name="tasks">The tasks of the run, each once.</param>
    /// <exception cref="PipelineException">The list misses or repeats a task, or names one that the run does not have.</exception>
    public static TaskOrder Parse(string text, IReadOnlyList<LearningTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builtIn = text switch
        {
            PaperName => LearningTask.BuiltIn.Select(task => task.Name).ToList(),
            AlphabetName => AlphabetNames.ToList(),
            _ => null,
        };
        if (builtIn is null)
        {
            return Of(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), tasks);
        }

        var position = (LearningTask task) => builtIn.IndexOf(task.Name) is var found and >= 0 ? found : int.MaxValue;
        return new TaskOrder(text, tasks.OrderBy(position));
    }

    /// <summary>Returns the tasks in the order of a list of names.</summary>
    /// <param name="names">Every task of the run once.</param>
    /// <param name="tasks">The tasks of the run, each once.</param>
    /// <exception cref="PipelineException">The list misses or repeats a task, or names one that the run does not have.</exception>
    public static TaskOrder Of(IReadOnlyList<string> names, IReadOnlyList<LearningTask> tasks)
    {
        var ordered = names.Select(name => Known(name, tasks)).ToList();
        var repeated = names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            throw new PipelineException($"task order: '{repeated.Key}' stands {repeated.Count()} times; name every task once");
        }

        var missing = tasks.Where(task => !ordered.Contains(task)).Select(task => $"'{task.Name}'").ToList();
        if (missing.Count > 0)
        {
            throw new PipelineException($"task order: {string.Join(", ", missing)} not named; name every task of the run once, or take the task out of the run");
        }

        return new TaskOrder(string.Join(",", names), ordered);
    }

    /// <summary>Returns the position of a task.</summary>
    /// <param name="name">A task of the order.</param>
    /// <exception cref="PipelineException">The order does not have it.</exception>
    public int IndexOf(string name)
    {
        var index = Array.FindIndex(_tasks, task => task.Name == name);
        return index >= 0 ? index : throw new PipelineException($"task order: '{name}' is not one of its tasks{NearestName.Hint(name, Names)}");
    }

    /// <inheritdoc/>
    public IEnumerator<LearningTask> GetEnumerator() => ((IEnumerable<LearningTask>)_tasks).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the names with commas between.</summary>
    public override string ToString() => string.Join(",", Names);

    private static LearningTask Known(string name, IReadOnlyList<LearningTask> tasks)
    {
        var hints = tasks.Select(task => task.Name).Concat([PaperName, AlphabetName]);
        return tasks.FirstOrDefault(task => task.Name == name)
            ?? throw new PipelineException($"task order: '{name}' is not a task of the run{NearestName.Hint(name, hints)}");
    }
}
