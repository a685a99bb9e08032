using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Stages.Front;

namespace CoIN.Build.Targets.Care;

/// <summary>Reads everything in the cache, and moves what is damaged away so that it is made again.</summary>
internal sealed class VerifyTarget : IBuildTarget
{
    private const int MostStages = 3;

    /// <inheritdoc/>
    public string Name => "Verify";

    /// <inheritdoc/>
    public string Description => "Reads everything in the cache; moves what is damaged to quarantine";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Option.Cache, Option.Json];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var start = door.Elapsed;
        var report = CareProgram.Verify(Path.GetFullPath(invocation.Cache, door.RepositoryRoot), new Progress<long>(), cancellation);
        if (invocation.Json)
        {
            door.Output.WriteLine(JsonText.Of(report));
            return Task.FromResult(report.Faults.Count + report.Forgotten.Count == 0 ? 0 : 1);
        }

        foreach (var fault in report.Faults)
        {
            var more = fault.Stages.Count > MostStages ? $" and {fault.Stages.Count - MostStages} more" : "";
            var needed = fault.Stages.Count > 0 ? $"; {string.Join(", ", fault.Stages.Take(MostStages))}{more} will be made again" : "";
            door.Output.WriteLine($"{fault.Path} {fault.Found}{needed}");
        }

        foreach (var path in report.Forgotten)
        {
            door.Output.WriteLine($"{path}: another digest was remembered; it is forgotten");
        }

        var seconds = (door.Elapsed - start).TotalSeconds;
        var speed = seconds > 0 ? $" ({ByteText.Of((long)(report.Bytes / seconds))}/s)" : "";
        door.Output.WriteLine(
            $"Verify: {report.Blobs} blobs and {report.Records} records, {ByteText.Of(report.Bytes)} in {Words.Duration(door.Elapsed - start)}{speed}; {report.Faults.Count + report.Forgotten.Count} damaged");
        return Task.FromResult(report.Faults.Count + report.Forgotten.Count == 0 ? 0 : 1);
    }
}
