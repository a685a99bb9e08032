using CoIN.Build.Arguments;

namespace CoIN.Build.Targets;

/// <summary>Removes what can be made again in seconds: compiled code and rendered reports.</summary>
/// <remarks>The cache stays, because it may hold weeks of computing; the target names the command that removes it.</remarks>
internal sealed class CleanTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Clean";

    /// <inheritdoc/>
    public string Description => "Removes compiled code and rendered reports; the cache stays";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        string[] folders = ["artifacts", Path.Combine("reports", "out")];
        foreach (var folder in folders)
        {
            var path = Path.Combine(door.RepositoryRoot, folder);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
                door.Output.WriteLine($"removed {folder}");
            }
        }

        door.Output.WriteLine($"Clean: the cache stays; to remove it, too: git clean -fdx {invocation.Cache}");
        return Task.FromResult(0);
    }
}
