using CoIN.Build.Arguments;
using CoIN.Stages.Front.Nightly;

namespace CoIN.Build.Targets;

/// <summary>Runs the tables that the profile watches and compares them with the accepted figures.</summary>
internal sealed class NightlyTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => NightlyProgram.Compare;

    /// <inheritdoc/>
    public string Description => "Compares the watched tables with the accepted figures; fails if one moved";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <inheritdoc/>
    public async Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        NightlyOutcome? outcome = null;
        var code = await PipelineRun.RunAsync(Name, invocation, door, cancellation, program: async (request, console, stop) =>
        {
            outcome = await NightlyProgram.RunAsync(request, console, stop);
            return outcome.Summary;
        });
        return code == 0 && outcome is { Moved.Count: > 0 } ? 1 : code;
    }
}
