namespace CoIN.Benchmark;

/// <summary>Intervals of means over a few independent runs, by Student's t distribution.</summary>
public static class StudentT
{
    private const double Level = 0.975; // Two-sided 95 %.

    /// <summary>Returns the mean of some values and its 95 % interval, in the unit of the values.</summary>
    /// <param name="values">At least two, from runs that differ in their seed only.</param>
    /// <exception cref="ArgumentException">There are fewer than two values: one says nothing about its spread.</exception>
    /// <remarks>Mean plus or minus t(n - 1) * s / sqrt(n), s being the standard deviation with the divisor n - 1.</remarks>
    public static ConfidenceInterval Interval(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var half = Critical(values.Count - 1) * StandardDeviation(values) / Math.Sqrt(values.Count);
        var mean = values.Average();
        return new ConfidenceInterval(mean, mean - half, mean + half);
    }

    /// <summary>Returns the standard deviation with the divisor n - 1, in the unit of the values.</summary>
    /// <param name="values">At least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two values.</exception>
    public static double StandardDeviation(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count < 2)
        {
            throw new ArgumentException($"at least 2 values expected, found {values.Count}", nameof(values));
        }

        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
    }

    /// <summary>Returns the number of standard errors on either side of a mean that hold 95 % of the distribution: 12.706 for 1 degree of freedom, 2.776 for 4.</summary>
    /// <param name="degreesOfFreedom">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is less than one degree of freedom.</exception>
    public static double Critical(int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degreesOfFreedom, 1);
        var (low, high) = (0.0, 13.0); // The widest, of one degree of freedom, is 12.7062.
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle, degreesOfFreedom) < Level ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // The distribution function for whole degrees of freedom, a finite sum: Abramowitz and Stegun, 26.7.3 and 26.7.4.
    private static double Below(double t, int degreesOfFreedom)
    {
        var angle = Math.Atan(t / Math.Sqrt(degreesOfFreedom));
        var (sine, cosine) = (Math.Sin(angle), Math.Cos(angle));
        var isOdd = degreesOfFreedom % 2 == 1;
        var (term, sum) = (isOdd ? cosine : 1.0, 0.0);
        for (var i = isOdd ? 1 : 0; i <= degreesOfFreedom - 2; i += 2)
        {
            sum += term;
            term *= cosine * cosine * (i + 1) / (i + 2);
        }

        var within = isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum; // of the middle, from -t to t
        return 0.5 + (within / 2);
    }
}
