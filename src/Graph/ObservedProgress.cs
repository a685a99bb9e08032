namespace CoIN.Graph;

/// <summary>Forwards a stage's progress at once, on the thread that reports it; <see cref="Progress{T}"/> would reorder it.</summary>
internal sealed class ObservedProgress(Stage stage, IRunObserver observer, LogTail log) : IProgress<StageProgress>
{
    public void Report(StageProgress value)
    {
        log.Progress = value;
        observer.StageProgressed(stage, value);
    }
}
