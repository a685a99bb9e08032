using CoIN.Build;
using CoIN.Stages.Front;

namespace CoIN.EndToEnd.Tests.Support;

/// <summary>A copy of what the pipeline reads of the repository, so that tests may edit it and reports go there; leaves with the test.</summary>
internal sealed class TestRepository : IDisposable
{
    private static readonly string[] Copied = ["stages/profiles", "stages/tables", "stages/rubrics", "reports/templates", "reports/published"];

    public TestRepository()
    {
        foreach (var folder in Copied)
        {
            var target = Directory.CreateDirectory(PathOf(folder)).FullName;
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Original, folder)))
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }
    }

    /// <summary>The repository that the tests were built from.</summary>
    public static string Original { get; } = FindOriginal();

    public string Root { get; } = Directory.CreateTempSubdirectory("coin-end-").FullName;

    /// <summary>The environment of <see cref="CommandAsync"/>.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Returns the full path of a file of the copy.</summary>
    public string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>Writes a file of the copy, with the folders above it.</summary>
    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Replaces a text, which must be there, in a file of the copy.</summary>
    public void Edit(string relative, string old, string @new)
    {
        var text = File.ReadAllText(PathOf(relative));
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(PathOf(relative), text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Writes a profile like <c>smoke</c> under a name of its own, with more keys.</summary>
    public void WriteProfile(string name, string more)
    {
        var smoke = File.ReadAllText(PathOf("stages/profiles/smoke.yaml"));
        Assert.Contains("name: smoke\n", smoke, StringComparison.Ordinal);
        Write($"stages/profiles/{name}.yaml", smoke.Replace("name: smoke\n", $"name: {name}\n", StringComparison.Ordinal) + more);
    }

    /// <summary>Runs the pipeline as the front door does.</summary>
    public async Task<PipelineOutcome> RunAsync(string cache, string target = "Table8", string profile = "smoke", bool plan = false, int? jobs = null, params string[] overrides)
    {
        var console = new RecordingConsole();
        var request = new PipelineRequest(target, profile, overrides, "cpu", jobs, cache, plan, Json: false, Root, "test", "test");
        var summary = await PipelineProgram.RunAsync(request, console, CancellationToken.None);
        return new PipelineOutcome(console.Plan!, summary, console.Reports) { Shared = console.Shared };
    }

    /// <summary>Runs a command line; what it prints comes back, standard output and standard error together.</summary>
    public async Task<(int ExitCode, string Printed)> CommandAsync(params string[] arguments)
    {
        using var printed = new StringWriter { NewLine = "\n" };
        var door = new FrontDoor
        {
            RepositoryRoot = Root,
            Output = printed,
            Error = printed,
            Host = "test",
            Variable = name => Variables.GetValueOrDefault(name),
            Time = TimeProvider.System,
            Started = TimeProvider.System.GetTimestamp(),
        };
        var code = await Program.RunAsync(arguments, door, CancellationToken.None);
        return (code, printed.ToString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string FindOriginal()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CoIN.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("no folder above the tests holds CoIN.sln");
    }
}
