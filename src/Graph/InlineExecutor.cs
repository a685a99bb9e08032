namespace CoIN.Graph;

/// <summary>Runs actions in this process, each on a thread of its own.</summary>
/// <remarks>Not on the thread pool: actions compute for minutes, and number libraries keep state per thread.</remarks>
public sealed class InlineExecutor : IStageExecutor
{
    /// <inheritdoc/>
    public Task ExecuteAsync(Stage stage, StageContext context) =>
        Task.Factory.StartNew(
            () => stage.Action(context),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();
}
