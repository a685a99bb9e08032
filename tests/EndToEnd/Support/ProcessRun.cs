using System.Diagnostics;

namespace CoIN.EndToEnd.Tests.Support;

/// <summary>Runs a program of ours in a process of its own.</summary>
internal static class ProcessRun
{
    /// <summary>Returns the exit code of <c>dotnet ASSEMBLY ARGUMENTS</c>, and what it printed, standard output before standard error.</summary>
    public static async Task<(int ExitCode, string Printed)> DotnetAsync(string folder, string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [assembly, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
