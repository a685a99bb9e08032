using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Writes the converted data in the authors' release format.</summary>
internal sealed class ExportTarget : IBuildTarget
{
    private static readonly Option Into = new("into", "DIR", "the folder to write: new, empty, or of an earlier export") { Required = true };

    /// <inheritdoc/>
    public string Name => "Export";

    /// <inheritdoc/>
    public string Description => "Writes the converted data in the authors' release format, for the official Python scripts";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [.. PipelineRun.Options, Into];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) => PipelineRun.RunAsync(
        Name,
        invocation,
        door,
        cancellation,
        complete: request => request with { ExportFolder = Path.GetFullPath(invocation[Into]!, door.RepositoryRoot) });
}
