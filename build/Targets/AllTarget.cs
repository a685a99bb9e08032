using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Makes every table of <c>stages/tables</c>; what they share is made once.</summary>
internal sealed class AllTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "All";

    /// <inheritdoc/>
    public string Description => "Makes every table; what they share is made once";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        PipelineRun.RunAsync(Name, invocation, door, cancellation);
}
