using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>What a command line without <c>--target</c> means: Table 8.</summary>
internal sealed class DefaultTarget : IBuildTarget
{
    /// <summary>The target that the default depends on.</summary>
    public const string Stands = "Table8";

    /// <inheritdoc/>
    public string Name => TargetList.Default;

    /// <inheritdoc/>
    public string Description => $"The same as {Stands}";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) =>
        PipelineRun.RunAsync(Stands, invocation, door, cancellation);
}
