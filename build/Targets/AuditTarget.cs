using CoIN.Build.Arguments;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets;

/// <summary>Checks the papers' figures against themselves.</summary>
internal sealed class AuditTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Audit";

    /// <inheritdoc/>
    public string Description => "Checks the papers' figures against themselves: reports/out/audit.{md,html,csv}";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var audit = AuditProgram.Run(door.RepositoryRoot);
        foreach (var file in audit.Files)
        {
            door.Output.WriteLine($"wrote {Path.GetRelativePath(door.RepositoryRoot, file)}");
        }

        door.Output.WriteLine($"Audit: {audit.Comparisons} comparisons, {audit.Problems} that cannot both be right");
        return Task.FromResult(0);
    }
}
