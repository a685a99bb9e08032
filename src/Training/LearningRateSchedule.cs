namespace CoIN.Training;

/// <summary>The learning rate of every update, as a share of the peak.</summary>
public sealed class LearningRateSchedule
{
    private readonly Func<long, double> _factor;

    private LearningRateSchedule(Func<long, double> factor) => _factor = factor;

    /// <summary>Linear warm-up from 0, then half a cosine down to 0: what the paper says.</summary>
    /// <param name="updates">Updates of the whole training, at least 1.</param>
    /// <param name="warmupRatio">Share of them that warms up, 0 to 1; the number is rounded up.</param>
    /// <remarks>Source: paper v2, section 4 (cosine, warm-up 3 %); the formula is that of the library the official scripts ask for it.</remarks>
    public static LearningRateSchedule Cosine(long updates, double warmupRatio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(updates, 1);
        var warmup = (long)Math.Ceiling(updates * warmupRatio);
        return new LearningRateSchedule(update => update < warmup
            ? update / (double)warmup
            : 0.5 * (1 + Math.Cos(Math.PI * Math.Min(1, (update - warmup) / (double)Math.Max(1, updates - warmup)))));
    }

    /// <summary>Logarithmic warm-up, then constant: what the official scripts really do.</summary>
    /// <param name="updates">Updates of the whole training, at least 1.</param>
    /// <param name="warmupRatio">Share of them that warms up; the number is rounded up and at least 2.</param>
    /// <remarks>
    /// Source: facts sheet 1.4; the optimiser configuration brings a warm-up of its own: lr(t) = peak ln(t + 1) / ln(W) for t below W, so the
    /// first update has the rate 0.
    /// </remarks>
    public static LearningRateSchedule LogarithmicWarmup(long updates, double warmupRatio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(updates, 1);
        var warmup = Math.Max(2, (long)Math.Ceiling(updates * warmupRatio));
        return new LearningRateSchedule(update => update < warmup ? Math.Log(update + 1) / Math.Log(warmup) : 1);
    }

    /// <summary>Returns the share of the peak learning rate, 0 to 1.</summary>
    /// <param name="update">The update, counted from 0.</param>
    public double Factor(long update) => _factor(update);
}
