namespace CoIN.Graph;

/// <summary>Forwards a stage's progress at once, on the thread that reports it; <see cref="Progress{T}"/> would reorder it.</summary>
/// <remarks>
/// Adds the rate where the stage states none: since the first report of what the stage is doing, so that work which an earlier, killed run had done does not count.
/// </remarks>
internal sealed class ObservedProgress(Stage stage, IRunObserver observer, LogTail log, TimeProvider time) : IProgress<StageProgress>
{
    private readonly Lock _gate = new();
    private StageProgress? _first;
    private long _begun;

    public void Report(StageProgress value)
    {
        value = value.RatePerSecond is null ? value with { RatePerSecond = Rate(value) } : value;
        log.Progress = value;
        observer.StageProgressed(stage, value);
    }

    private double? Rate(StageProgress value)
    {
        lock (_gate)
        {
            if (_first is null || _first.Message != value.Message)
            {
                (_first, _begun) = (value, time.GetTimestamp());
            }

            var (done, seconds) = (value.Done - _first.Done, time.GetElapsedTime(_begun).TotalSeconds);
            return done > 0 && seconds > 0 ? done / seconds : null;
        }
    }
}
