using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets.Care;

/// <summary>Frees what no table of the last runs needs.</summary>
internal sealed class GcTarget : IBuildTarget
{
    private const int DefaultRuns = 10;

    private static readonly Option Keep = Option.Number("keep", "how many runs of each target and profile count (default: 10)");
    private static readonly Option Dry = new("dry", "", "only says what would be freed");

    /// <inheritdoc/>
    public string Name => "Gc";

    /// <inheritdoc/>
    public string Description => "Frees what no table of the last runs needs";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Keep, Dry, Option.Cache, Option.Json];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var (keep, dry) = (invocation.Number(Keep) ?? DefaultRuns, invocation.Has(Dry));
        var report = CareProgram.Clean(Path.GetFullPath(invocation.Cache, door.RepositoryRoot), keep, dry);
        door.Output.WriteLine(invocation.Json
            ? JsonText.Of(report)
            : $"Gc: {(dry ? "would free" : "freed")} {ByteText.Of(report.Bytes + report.LeftoverBytes)}: {report.Records} results, {report.Blobs} blobs, {report.Trees} folders, "
                + $"{report.Leftovers} leftovers; {report.Kept} results stay");
        return Task.FromResult(0);
    }
}
