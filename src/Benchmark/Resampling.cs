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

        var values = scores.ToArray();
        var random = SeededRandom.For(seed, "bootstrap");
        var means = new double[resamples];
        for (var draw = 0; draw < resamples; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Length; i++)
            {
                sum += values[random.Next(values.Length)];
            }

            means[draw] = sum / values.Length;
        }

        Array.Sort(means);
        var tail = (1 - level) / 2;
        return new ConfidenceInterval(values.Average(), Quantile(means, tail), Quantile(means, 1 - tail));
    }

    /// <summary>Compares two runs over the same samples: the interval of the difference, and a test against no difference.</summary>
    /// <param name="first">The scores of one run.</param>
    /// <param name="second">The scores of the other, in the same order of samples.</param>
    /// <param name="seed">The experiment's seed.</param>
    /// <param name="level">How much of the distribution the interval covers, between 0 and 1.</param>
    /// <param name="resamples">How often is drawn, at least 1; the p-value is never below 1 / (resamples + 1).</param>
    /// <exception cref="ArgumentException">The runs have different numbers of samples, none, or a parameter is out of its range.</exception>
    public static PairedComparison Compare(
        IReadOnlyList<double> first, IReadOnlyList<double> second, ulong seed, double level = 0.95, int resamples = DefaultResamples)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(second.Count, first.Count);
        var differences = second.Zip(first, (b, a) => b - a).ToArray();
        var interval = Interval(differences, seed, level, resamples);
        var observed = Math.Abs(differences.Sum());
        var random = SeededRandom.For(seed, "sign flips");
        var asLarge = 0;
        for (var draw = 0; draw < resamples; draw++)
        {
            var sum = 0.0;
            foreach (var difference in differences)
            {
                sum += (random.NextUInt64() >> 63) == 0 ? difference : -difference;
            }

            // Sums of the same numbers in another order differ in the last bits; equal means equal.
            asLarge += Math.Abs(sum) >= observed - 1e-9 ? 1 : 0;
        }

        return new PairedComparison(interval, (asLarge + 1.0) / (resamples + 1));
    }

    private static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
