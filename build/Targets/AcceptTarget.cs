using CoIN.Build.Arguments;
using CoIN.Stages.Front.Nightly;

namespace CoIN.Build.Targets;

/// <summary>Runs the tables that the profile watches and accepts their figures.</summary>
internal sealed class AcceptTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => NightlyProgram.Accept;

    /// <inheritdoc/>
    public string Description => "Accepts the figures of the watched tables: reports/baseline/PROFILE.json";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => PipelineRun.Options;

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation) => PipelineRun.RunAsync(
        Name, invocation, door, cancellation, program: async (request, console, stop) => (await NightlyProgram.RunAsync(request, console, stop)).Summary);
}
