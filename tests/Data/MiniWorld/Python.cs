using System.Diagnostics;

namespace CoIN.Data.Tests.MiniWorld;

/// <summary>Runs Debian's Python.</summary>
internal static class Python
{
    public const string Program = "/usr/bin/python3";

    /// <summary>Returns what a script prints; fails with what it complains of.</summary>
    public static string Run(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo(Program, ["-c", script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var complaint = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, complaint.Result);
        return output.Trim();
    }
}
