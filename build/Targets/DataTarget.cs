using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Converts whatever is present of the data sets and says what is missing.</summary>
internal sealed class DataTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Data";

    /// <inheritdoc/>
    public string Description => "Converts what is there of the data sets; says what is missing and how to get it";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        PipelineRun.RunAsync(Name, invocation, door, cancellation, shown: ".txt");
}
