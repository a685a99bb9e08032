using CoIN.Build.Arguments;
using CoIN.Build.Testing;
using CoIN.Errors;

namespace CoIN.Build.Targets;

/// <summary>Builds the solution and runs every test.</summary>
internal sealed class TestTarget : IBuildTarget
{
    /// <inheritdoc/>
    public string Name => "Test";

    /// <inheritdoc/>
    public string Description => "Builds everything and runs all tests";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc/>
    public async Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var results = Path.Combine(door.RepositoryRoot, "artifacts", "tests");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        string[] options = ["CoIN.sln", "--configuration", "Release", "--nologo", "--verbosity", "quiet"];
        if (await door.RunProgramAsync("dotnet", ["build", .. options, "-consoleLoggerParameters:ErrorsOnly"], cancellation) != 0)
        {
            throw new PipelineException("CoIN.sln does not compile; see the errors above");
        }

        string[] test = ["test", .. options, "--no-build", "--logger", "trx", "--results-directory", results];
        var code = await door.RunProgramAsync("dotnet", test, cancellation);
        var totals = TestTotals.Read(results);
        door.Output.WriteLine(totals);
        return code == 0 && totals.Passed == 0 ? throw new PipelineException($"no test ran; 'dotnet {string.Join(' ', test)}' shows why") : code;
    }
}
