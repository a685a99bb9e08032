namespace CoIN.Graph;

/// <summary>Carries out a stage's action somewhere.</summary>
public interface IStageExecutor
{
    /// <summary>Runs the action until its output folder is filled.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="context">What its action may touch.</param>
    /// <returns>A task that fails with what the action threw.</returns>
    Task ExecuteAsync(Stage stage, StageContext context);
}
