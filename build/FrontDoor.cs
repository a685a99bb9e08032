using System.Diagnostics;

namespace CoIN.Build;

/// <summary>What the targets see of the world: the repository, the standard streams, other programs.</summary>
internal sealed class FrontDoor
{
    /// <summary>Full path of the repository.</summary>
    public required string RepositoryRoot { get; init; }

    /// <summary>Standard output.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Standard error.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Values of environment variables by name, null where one is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>Runs another program in the repository, on our standard streams, and returns its exit code.</summary>
    /// <exception cref="OperationCanceledException">We were interrupted; the program and its children were ended.</exception>
    public async Task<int> RunProgramAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = RepositoryRoot })!;
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }
}
