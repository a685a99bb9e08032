using System.Globalization;
using CoIN.Errors;

namespace CoIN.Graph;

/// <summary>Stops a stage that runs too long.</summary>
internal static class TimeLimit
{
    // How long a stage may take to stop after it was asked to; then it is left to itself.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs an action within the limit.</summary>
    /// <param name="limits">The limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="run">The action; its token asks it to stop.</param>
    /// <param name="cancellation">The user's wish to stop.</param>
    /// <exception cref="PipelineException">The limit was reached.</exception>
    public static async Task KeepAsync(StageLimits limits, TimeProvider time, Func<CancellationToken, Task> run, CancellationToken cancellation)
    {
        if (limits.Time is not { } limit)
        {
            await run(cancellation);
            return;
        }

        using var clock = new CancellationTokenSource(limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, clock.Token);
        using var ended = new CancellationTokenSource();
        try
        {
            var running = run(stop.Token);
            await Task.WhenAny(running, Task.Delay(limit + Grace, time, ended.Token));
            await ended.CancelAsync();
            if (!running.IsCompleted)
            {
                throw TooLong(limit, "it did not stop when it was asked to");
            }

            await running;
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw TooLong(limit, "the next run goes on from what it has kept");
        }
    }

    private static PipelineException TooLong(TimeSpan limit, string rest) =>
        new(string.Create(CultureInfo.InvariantCulture, $"ran longer than its limit of {limit.TotalMinutes:0.##} min; {rest}; raise --time-limit=MINUTES"));
}
