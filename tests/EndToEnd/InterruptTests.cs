using System.Diagnostics;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Store;
using CoIN.Store.Care;

namespace CoIN.EndToEnd.Tests;

/// <summary>Ctrl-C on the real process.</summary>
public sealed class InterruptTests : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task CtrlC_InTheMiddle_Exits130AndLeavesNoHalfResult(int times)
    {
        var cache = _repository.PathOf("cache");
        using var process = Start(cache);
        var error = process.StandardError.ReadToEndAsync();
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("[3/", StringComparison.Ordinal))
        {
            // Its third result: some stages are done, others run.
        }

        for (var i = 0; i < times; i++)
        {
            Signal(process, "INT");
        }

        _ = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(130, process.ExitCode);
        if (times == 1)
        {
            Assert.EndsWith("interrupted; what was finished is kept, run the same command again to go on\n", await error, StringComparison.Ordinal);
            Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(cache, "temp")));
        }

        using var store = ContentStore.Open(cache, TimeProvider.System);
        var report = StoreCheck.Run(store, 1, new Progress<long>(), CancellationToken.None);
        Assert.Empty(report.Faults);
        Assert.InRange(report.Records, 1, 100);
    }

    private Process Start(string cache)
    {
        // A shell that starts things in the background lets them ignore Ctrl-C; env gives it its usual meaning back.
        var start = new ProcessStartInfo("env", [
            "--default-signal=INT", "dotnet", "exec", typeof(Build.Program).Assembly.Location, "--target=Run", "--profile=smoke", $"--cache={cache}"])
        {
            WorkingDirectory = _repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CI"] = "true"; // plain lines
        return Process.Start(start)!;
    }

    private static void Signal(Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
