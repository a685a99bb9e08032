using CoIN.Errors;

namespace CoIN.Benchmark;

/// <summary>The accuracies A[k, t] of one run, in percent: on task t, after the tasks 0 to k were learnt. Indices count from 0 in the order of learning.</summary>
/// <remarks>
/// Cells t &lt;= k form the lower triangle that the metrics need; cells above it (tasks not learnt yet) may be there too. A cell that was not measured is
/// absent, and asking for it is an error, never a silent zero. Immutable, safe to share between threads.
/// </remarks>
public sealed class AccuracyMatrix
{
    private readonly double?[,] _cells;

    private AccuracyMatrix(IReadOnlyList<string> tasks, double?[,] cells)
    {
        Tasks = tasks;
        _cells = cells;
    }

    /// <summary>The names of the tasks, in the order of learning.</summary>
    public IReadOnlyList<string> Tasks { get; }

    /// <summary>T, the number of tasks.</summary>
    public int Count => Tasks.Count;

    /// <summary>A[t, t] of every task: the accuracy right after it was learnt.</summary>
    /// <exception cref="PipelineException">A cell was not measured.</exception>
    public IReadOnlyList<double> Immediate => Enumerable.Range(0, Count).Select(t => this[t, t]).ToArray();

    /// <summary>A[T-1, t] of every task: the accuracy after the last task was learnt.</summary>
    /// <exception cref="PipelineException">A cell was not measured.</exception>
    public IReadOnlyList<double> Final => Enumerable.Range(0, Count).Select(t => this[Count - 1, t]).ToArray();

    /// <summary>The accuracy in percent on task <paramref name="t"/> after task <paramref name="k"/> was learnt.</summary>
    /// <exception cref="PipelineException">The cell was not measured.</exception>
    public double this[int k, int t] => _cells[k, t]
        ?? throw new PipelineException($"accuracy matrix: the accuracy on '{Tasks[t]}' after learning '{Tasks[k]}' is missing");

    /// <summary>Makes a matrix from measured cells.</summary>
    /// <param name="tasks">The names of the tasks in the order of learning, each once, at least one.</param>
    /// <param name="cells">The last task learnt, the task measured, the accuracy in percent, 0 to 100; in any order.</param>
    /// <exception cref="PipelineException">A task is unknown or repeated, a cell is given twice, or an accuracy is not between 0 and 100.</exception>
    public static AccuracyMatrix Of(IReadOnlyList<string> tasks, IEnumerable<(string After, string On, double Accuracy)> cells)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentNullException.ThrowIfNull(cells);
        var names = tasks.ToArray();
        if (names.Length == 0 || names.Distinct().Count() != names.Length)
        {
            throw new PipelineException($"accuracy matrix: tasks '{string.Join(",", names)}' were found; at least one and each once were expected");
        }

        var values = new double?[names.Length, names.Length];
        foreach (var (after, on, accuracy) in cells)
        {
            var (k, t) = (Index(names, after), Index(names, on));
            if (!(accuracy is >= 0 and <= 100))
            {
                throw new PipelineException($"accuracy matrix: {accuracy} on '{on}' after learning '{after}'; 0 to 100 percent was expected");
            }

            if (values[k, t] is { } earlier)
            {
                throw new PipelineException($"accuracy matrix: the accuracy on '{on}' after learning '{after}' is given twice, {earlier} and {accuracy}");
            }

            values[k, t] = accuracy;
        }

        return new AccuracyMatrix(names, values);
    }

    /// <summary>Whether the cell was measured.</summary>
    /// <param name="k">The last task learnt, 0 to T - 1.</param>
    /// <param name="t">The task measured, 0 to T - 1.</param>
    public bool Has(int k, int t) => _cells[k, t] is not null;

    private static int Index(string[] names, string name) =>
        Array.IndexOf(names, name) is var index and >= 0
            ? index
            : throw new PipelineException($"accuracy matrix: '{name}' is not one of its tasks{NearestName.Hint(name, names)}");
}
