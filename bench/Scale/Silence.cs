using CoIN.Graph;

namespace CoIN.Bench.Scale;

/// <summary>Hears everything and says nothing.</summary>
internal sealed class Silence : IRunObserver
{
    public void StageStarted(Stage stage)
    {
    }

    public void StageProgressed(Stage stage, StageProgress progress)
    {
    }

    public void StageLogged(Stage stage, string line)
    {
    }

    public void StageFinished(StageResult result)
    {
    }
}
