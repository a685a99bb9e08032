namespace CoIN.Graph;

/// <summary>Hands an observer its calls one at a time.</summary>
internal sealed class SerialObserver(IRunObserver observer) : IRunObserver
{
    private readonly Lock _gate = new();

    public void StageStarted(Stage stage)
    {
        lock (_gate)
        {
            observer.StageStarted(stage);
        }
    }

    public void StageProgressed(Stage stage, StageProgress progress)
    {
        lock (_gate)
        {
            observer.StageProgressed(stage, progress);
        }
    }

    public void StageLogged(Stage stage, string line)
    {
        lock (_gate)
        {
            observer.StageLogged(stage, line);
        }
    }

    public void StageFinished(StageResult result)
    {
        lock (_gate)
        {
            observer.StageFinished(result);
        }
    }
}
