using System.Diagnostics;

namespace CoIN.Build.Tests;

/// <summary>The real Cake on the real script; compiles first if a source is newer than the last run.</summary>
public sealed class CakeTests
{
    [Fact]
    public async Task Tree_DefaultTarget_IsTable8()
    {
        var (code, output, _) = await CakeAsync("--tree");

        Assert.Equal(0, code);
        Assert.Contains("Default\n└─Table8\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_EveryTarget_IsShown()
    {
        var (code, output, _) = await CakeAsync("--description");

        Assert.Equal(0, code);
        Assert.All(["Table8", "Run", "Score", "Audit", "Test", "Doctor", "Clean", "Help"], target => Assert.Contains($"  {target} ", output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_MisspeltOption_IsExitCode1AndNothingElse()
    {
        var result = await CakeAsync("--targte=Test");

        Assert.Equal((1, "", "error: unknown option '--targte'; did you mean '--target'?\n"), result);
    }

    [Fact]
    public async Task Run_Help_EndsWithOurLastLine()
    {
        var (code, output, error) = await CakeAsync("--target=help");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("Reproduces the CoIN benchmark", output, StringComparison.Ordinal);
        Assert.EndsWith("your own copy of a profile\n", output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> CakeAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["cake", .. arguments])
        {
            WorkingDirectory = Root(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        // A compilation says so on standard error.
        return (process.ExitCode, output, (await error).Replace("build.cake: compiling\n", "", StringComparison.Ordinal));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CoIN.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("no folder above the tests holds CoIN.sln");
        }

        return folder.FullName;
    }
}
