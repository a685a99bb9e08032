namespace CoIN.Benchmark;

/// <summary>Confidence intervals and tests by drawing again from the samples at hand. Same scores, same seed, same result.</summary>
/// <remarks>
/// These say how far a figure depends on which samples were tested, not on the seed of the training.
/// Sources: percentile bootstrap, Efron 1979; random sign flips, Fisher 1935, with the count of Phipson and Smyth 2010 that never gives 0.
/// </remarks>
public static class Resampling
{
    /// <summary>How often is drawn unless something else is asked for.</summary>
    public const int DefaultResamples = 2000;

    /// <summary>Returns the mean of the scores and its percentile bootstrap interval.</summary>
    /// <param name="scores">One score for each sample, at least one.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="level">How much of the distribution the interval covers, between 0 and 1.</param>
    /// <param name="resamples">How often is drawn, at least 1.</param>
    /// <exception cref="ArgumentException">There is no score, or a parameter is out of its range.</exception>
    public static ConfidenceInterval Interval(IReadOnlyList<double> scores, ulong seed, double level = 0.95, int resamples = DefaultResamples)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scores.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);

        return Interval([scores.ToArray()], seed, level, resamples);
    }

    /// <summary>Compares two runs over the same samples: the interval of the difference, and a test against no difference.</summary>
    /// <param name="first">The scores of one run.</param>
    /// <param name="second">The scores of the other, in the same order of samples.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="level">How much of the distribution the interval covers, between 0 and 1.</param>
    /// <param name="resamples">How often is drawn, at least 1; the p-value is never below 1 / (resamples + 1).</param>
    /// <exception cref="ArgumentException">The runs have different numbers of samples, none, or a parameter is out of its range.</exception>
    public static PairedComparison Compare(
        IReadOnlyList<double> first, IReadOnlyList<double> second, ulong seed, double level = 0.95, int resamples = DefaultResamples) =>
        CompareOverTasks([(first, second)], seed, level, resamples);

    /// <summary>Compares two runs by the mean over tasks of their mean scores, where every task has samples of its own: samples are drawn, and signs flipped, within a task.</summary>
    /// <param name="tasks">For each task the scores of both runs, in the same order of samples; at least one task.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="level">How much of the distribution the interval covers, between 0 and 1.</param>
    /// <param name="resamples">How often is drawn, at least 1; the p-value is never below 1 / (resamples + 1).</param>
    /// <exception cref="ArgumentException">The runs have different numbers of samples of a task, none, or a parameter is out of its range.</exception>
    public static PairedComparison CompareOverTasks(
        IReadOnlyList<(IReadOnlyList<double> First, IReadOnlyList<double> Second)> tasks, ulong seed, double level = 0.95, int resamples = DefaultResamples)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        ArgumentOutOfRangeException.ThrowIfZero(tasks.Count);
        var differences = tasks.Select(task =>
        {
            ArgumentOutOfRangeException.ThrowIfZero(task.First.Count);
            ArgumentOutOfRangeException.ThrowIfNotEqual(task.Second.Count, task.First.Count);
            return task.Second.Zip(task.First, (b, a) => b - a).ToArray();
        }).ToArray();
        var interval = Interval(differences, seed, level, resamples);
        var observed = Math.Abs(differences.Sum(Enumerable.Average));
        var random = SeededRandom.For(seed, "sign flips");
        var asLarge = 0;
        for (var draw = 0; draw < resamples; draw++)
        {
            // The same numbers added in another order differ in the last bits; equal means equal.
            asLarge += Math.Abs(differences.Sum(task => FlippedMean(task, random))) >= observed - 1e-12 ? 1 : 0;
        }

        return new PairedComparison(interval, (asLarge + 1.0) / (resamples + 1));
    }

    private static ConfidenceInterval Interval(double[][] strata, ulong seed, double level, int resamples)
    {
        var random = SeededRandom.For(seed, "bootstrap");
        var means = new double[resamples];
        for (var draw = 0; draw < resamples; draw++)
        {
            means[draw] = strata.Average(values => DrawnMean(values, random));
        }

        Array.Sort(means);
        var tail = (1 - level) / 2;
        return new ConfidenceInterval(strata.Average(Enumerable.Average), Quantile(means, tail), Quantile(means, 1 - tail));
    }

    private static double DrawnMean(double[] values, SeededRandom random)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[random.Next(values.Length)];
        }

        return sum / values.Length;
    }

    private static double FlippedMean(double[] differences, SeededRandom random)
    {
        var sum = 0.0;
        foreach (var difference in differences)
        {
            sum += (random.NextUInt64() >> 63) == 0 ? difference : -difference;
        }

        return sum / differences.Length;
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
