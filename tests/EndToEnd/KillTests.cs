using System.Diagnostics;
using CoIN.Benchmark;
using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>The short form of <c>bench/Kills/run.sh</c>.</summary>
[Collection(SmokeRun.Collection)]
public sealed class KillTests(SmokeRun smoke) : IDisposable
{
    private const int Kills = 3;

    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Run_KilledAtRandomMoments_EndsWithTheBytesOfAnUndisturbedRun()
    {
        var cache = _repository.PathOf("cache");
        var random = SeededRandom.For(1, "kills");
        for (var i = 0; i < Kills; i++)
        {
            await KillAsync(cache, TimeSpan.FromMilliseconds(1000 + random.Next(4000)));
        }

        var last = await _repository.RunAsync(cache);

        Assert.Equal(smoke.First.Outputs, last.Outputs);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(cache, "partial")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(cache, "quarantine")));
    }

    private async Task KillAsync(string cache, TimeSpan after)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Build.Program).Assembly.Location, "--target=Table8", "--profile=smoke", $"--cache={cache}", "--keep-every=1"])
        {
            WorkingDirectory = _repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        await Task.Delay(after);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
