using CoIN.Benchmark;
using CoIN.Errors;

namespace CoIN.Data.MiniWorld;

/// <summary>What a MiniWorld is made from. The same options give the same files.</summary>
public sealed record MiniWorldOptions
{
    /// <summary>Decides everything in the world.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The records of every learning task that <see cref="Sizes"/> does not name.</summary>
    public MiniWorldSize Size { get; init; } = new(1000, 200);

    /// <summary>The records of single learning tasks, by the task's name.</summary>
    public IReadOnlyDictionary<string, MiniWorldSize> Sizes { get; init; } = new Dictionary<string, MiniWorldSize>();

    /// <summary>Returns the records of a learning task.</summary>
    public MiniWorldSize SizeOf(string task) => Sizes.GetValueOrDefault(task) ?? Size;

    /// <summary>Checks that every size is at least one record and belongs to a task of MiniWorld.</summary>
    /// <exception cref="PipelineException">A size is below 1, or a task is unknown; all mistakes are named.</exception>
    public void Validate()
    {
        var known = LearningTask.BuiltIn.Select(task => task.Name).ToList();
        var mistakes = Sizes.Keys.Where(task => !known.Contains(task)).Order(StringComparer.Ordinal)
            .Select(task => $"the learning task '{task}' is not part of MiniWorld{NearestName.Hint(task, known)}")
            .Concat(Sizes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Prepend(new("every learning task", Size))
                .Where(pair => pair.Value.Train < 1 || pair.Value.Test < 1)
                .Select(pair => $"{pair.Key} has {pair.Value.Train} training and {pair.Value.Test} test records, at least 1 of each was expected"))
            .ToList();
        if (mistakes.Count > 0)
        {
            throw new PipelineException("MiniWorld: " + string.Join("; ", mistakes));
        }
    }
}
