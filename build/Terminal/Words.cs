using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>How numbers and durations read on the terminal.</summary>
internal static class Words
{
    /// <summary>Returns a duration as people say it: <c>0.4 s</c>, <c>41.3 s</c>, <c>3 min 20 s</c>, <c>2 h 05 min</c>.</summary>
    public static string Duration(TimeSpan duration)
    {
        var seconds = (long)Math.Round(duration.TotalSeconds);
        return duration.TotalSeconds < 59.95 ? $"{duration.TotalSeconds:0.0} s"
            : seconds < 3600 ? $"{seconds / 60} min {seconds % 60:00} s"
            : $"{seconds / 3600} h {seconds % 3600 / 60:00} min";
    }

    /// <summary>Returns how far a stage is: <c>512/2,000 samples, 130/s, loss 1.234, 11.4 s left</c>.</summary>
    public static string Progress(StageProgress progress)
    {
        var parts = new List<string>();
        if (progress.Message is { Length: > 0 } message)
        {
            parts.Add(message);
        }

        if (progress.Total > 0 || progress.Done > 0)
        {
            parts.Add(progress.Total > 0 ? $"{progress.Done:#,0}/{progress.Total:#,0} {progress.Unit}" : $"{progress.Done:#,0} {progress.Unit}");
        }

        if (progress.RatePerSecond is { } rate)
        {
            parts.Add(rate >= 10 ? $"{rate:#,0}/s" : $"{rate:0.0}/s");
        }

        if (progress.Loss is { } loss)
        {
            parts.Add($"loss {loss:0.000}");
        }

        if (Left(progress) is { } left)
        {
            parts.Add($"{Duration(left)} left");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Returns the time that a stage still needs at its rate, or null if it does not say its rate or total.</summary>
    public static TimeSpan? Left(StageProgress progress) => progress is { RatePerSecond: > 0 and { } rate, Total: > 0 }
        ? TimeSpan.FromSeconds(Math.Min(Math.Max(0, progress.Total - progress.Done) / rate, TimeSpan.MaxValue.TotalSeconds / 2))
        : null;
}
