namespace CoIN.Graph.Tests.Support;

/// <summary>Writes down what it is told, one line each; checks that it is told one thing at a time.</summary>
internal sealed class RecordingObserver : IRunObserver
{
    private int _inside;

    public List<string> Lines { get; } = [];

    /// <summary>The rate of each report of progress.</summary>
    public List<double?> Rates { get; } = [];

    public void StageStarted(Stage stage) => Note($"started {stage.Name}");

    public void StageProgressed(Stage stage, StageProgress progress)
    {
        Rates.Add(progress.RatePerSecond);
        Note($"progress {stage.Name} {progress.Done}/{progress.Total} {progress.Unit}");
    }

    public void StageLogged(Stage stage, string line) => Note($"logged {stage.Name} {line}");

    public void StageFinished(StageResult result) => Note($"{result.Outcome} {result.Stage.Name}");

    private void Note(string line)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        Lines.Add(line);
        Interlocked.Decrement(ref _inside);
    }
}
