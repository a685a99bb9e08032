using CoIN.Build.Arguments;
using CoIN.Build.Doctor;

namespace CoIN.Build.Targets;

/// <summary>Checks the machine: each thing the pipeline needs, what was found, and how to repair what fails.</summary>
internal sealed class DoctorTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Doctor";

    /// <inheritdoc/>
    public string Description => "Checks the machine and says how to repair what fails";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Option.Cache, Option.Device];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var torch = new TorchCheck(door.Variable("TorchDirectory"));
        Func<Finding>[] checks =
        [
            SystemChecks.Runtime,
            SystemChecks.Cores,
            SystemChecks.Memory,
            () => SystemChecks.Cache(Path.GetFullPath(invocation.Cache, door.RepositoryRoot)),
            () => SystemChecks.Compiler(door.Variable("PATH") ?? ""),
            torch.Headers,
            torch.Library,
            BlasCheck.Speed,
            () => LibraryChecks.Loads("libturbojpeg", ["libturbojpeg.so.0", "libturbojpeg.so"], "libturbojpeg0-dev"),
            () => LibraryChecks.DuckDb(door.RepositoryRoot),
            .. invocation.Device == "cpu" ? Array.Empty<Func<Finding>>() : [torch.Cuda],
        ];

        var failed = 0;
        foreach (var check in checks)
        {
            cancellation.ThrowIfCancellationRequested();
            var finding = check();
            failed += finding.Ok ? 0 : 1;
            door.Output.WriteLine(finding);
        }

        door.Output.WriteLine($"Doctor: {checks.Length - failed} ok, {failed} failed");
        return Task.FromResult(failed == 0 ? 0 : 1);
    }
}
