using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Trains and scores the single experiment that the profile describes.</summary>
internal sealed class RunTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Run";

    /// <inheritdoc/>
    public string Description => "Trains and scores the one experiment that the profile describes";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        PipelineRun.RunAsync(Name, invocation, door, cancellation);
}
