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

    /// <summary>What the machine is called; recorded beside results, never part of one.</summary>
    public required string Host { get; init; }

    /// <summary>Values of environment variables by name, null where one is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock of progress and duration; no result depends on it.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>When the program began, a time stamp of <see cref="Time"/>.</summary>
    public required long Started { get; init; }

    /// <summary>The program that runs our assemblies.</summary>
    public string Runtime { get; init; } = "dotnet";

    /// <summary>True if a person watches: a live display may move the cursor.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>How long the program has run.</summary>
    public TimeSpan Elapsed => Time.GetElapsedTime(Started);

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
