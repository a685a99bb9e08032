using CoIN.Build.Arguments;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets;

/// <summary>Writes the JSON schemas of tables and profiles.</summary>
internal sealed class SchemaTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Schema";

    /// <inheritdoc/>
    public string Description => "Writes the JSON schemas with which editors help to write tables and profiles";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        foreach (var file in SchemaProgram.Run(door.RepositoryRoot))
        {
            door.Output.WriteLine($"wrote {Path.GetRelativePath(door.RepositoryRoot, file)}");
        }

        return Task.FromResult(0);
    }
}
