namespace CoIN.Graph;

/// <summary>Watches a run. Calls come one at a time, from changing threads, and hold the run up while they last.</summary>
public interface IRunObserver
{
    /// <summary>A stage begins to run.</summary>
    /// <param name="stage">The stage.</param>
    void StageStarted(Stage stage);

    /// <summary>A running stage says how far it is.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="progress">How far.</param>
    void StageProgressed(Stage stage, StageProgress progress);

    /// <summary>A running stage logs a line.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="line">The line.</param>
    void StageLogged(Stage stage, string line);

    /// <summary>A stage is through: it ran, was in the store, failed or was skipped. Comes once for every stage of the plan.</summary>
    /// <param name="result">What became of it.</param>
    void StageFinished(StageResult result);
}
