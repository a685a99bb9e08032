using System.Globalization;
using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Graph;
using CoIN.Stages.Front;
using CoIN.Store.Remote;

namespace CoIN.Build.Targets;

/// <summary>Runs the pipeline for a target and says what became of it.</summary>
internal static class PipelineRun
{
    private const string TokenVariable = "COIN_STORE_TOKEN";

    /// <summary>The options that the pipeline reads.</summary>
    public static readonly IReadOnlyList<Option> Options = [.. Option.Shared.Except([Option.Target])];

    /// <summary>Runs the pipeline; the last line printed is the summary, the exit code that of the worst failure.</summary>
    /// <param name="target">What to make.</param>
    /// <param name="invocation">The command line.</param>
    /// <param name="door">The standard streams.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <param name="shown">The ending of reports that are printed before the summary; null to print none.</param>
    /// <param name="complete">Adds to the request what only some targets have; null for nothing.</param>
    /// <param name="program">What runs; null for the pipeline alone.</param>
    public static async Task<int> RunAsync(
        string target,
        Invocation invocation,
        FrontDoor door,
        CancellationToken cancellation,
        string? shown = null,
        Func<PipelineRequest, PipelineRequest>? complete = null,
        Func<PipelineRequest, IPipelineConsole, CancellationToken, Task<RunSummary?>>? program = null)
    {
        var common = Request(target, invocation, door);
        var request = complete?.Invoke(common) ?? common;
        RunSummary? summary;
        using (var console = new PipelineConsole(door, invocation.Json))
        {
            summary = await (program ?? PipelineProgram.RunAsync)(request, console, cancellation);
            console.Stop();
            if (summary is null)
            {
                if (request.Remote is { } remote)
                {
                    door.Error.WriteLine($"shared store '{remote.Address}': a plan does not ask it; what it has will be taken from there, whatever the plan says");
                }

                door.Output.WriteLine(invocation.Json ? PlanJson.Write(target, console.Plan, console.Shared) : PlanText.Write(target, console.Plan));
                return 0;
            }

            foreach (var report in console.Reports.Where(report => shown is not null && !invocation.Json && report.EndsWith(shown, StringComparison.Ordinal)))
            {
                door.Output.Write(await File.ReadAllTextAsync(report, cancellation));
            }

            door.Output.WriteLine(invocation.Json ? RunJson.Write(target, summary, console.Reports, door.Elapsed) : SummaryLine.Of(target, summary, door.Elapsed));
        }

        return ExitCode(summary, door);
    }

    /// <summary>Returns what the command line asks of the pipeline.</summary>
    /// <param name="target">The table.</param>
    /// <param name="invocation">The command line.</param>
    /// <param name="door">Where the repository is.</param>
    public static PipelineRequest Request(string target, Invocation invocation, FrontDoor door)
    {
        return new PipelineRequest(
            target,
            invocation.Profile,
            invocation.Overrides,
            invocation.Device,
            invocation.Jobs,
            Path.GetFullPath(invocation.Cache, door.RepositoryRoot),
            invocation.Plan,
            invocation.Json,
            door.RepositoryRoot,
            door.Host,
            invocation.ToString())
        {
            Limits = new StageLimits(
                invocation.Number(Option.TimeLimit) is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
                invocation.Number(Option.KeepEvery) is { } seconds ? TimeSpan.FromSeconds(seconds) : StageLimits.None.KeepEvery),
            Gpus = [.. invocation[Option.Gpus]?.Split(',').Select(gpu => int.Parse(gpu, CultureInfo.InvariantCulture)) ?? []],
            StageCommand = invocation[Option.Executor] == "process" ? [door.Runtime, "exec", typeof(PipelineRun).Assembly.Location, Program.StageWorker] : null,
            StageMemory = invocation.Number(Option.MemoryLimit) * 1_000_000L,
            Remote = invocation[Option.Store] is { } address ? new RemoteOptions(new Uri(address), invocation.Has(Option.Upload), door.Variable(TokenVariable)) : null,
            Paranoid = invocation.Has(Option.Paranoid),
            Variable = door.Variable,
        };
    }

    private static int ExitCode(RunSummary summary, FrontDoor door)
    {
        var errors = summary.Results.Select(result => result.Error).OfType<Exception>().ToList();
        if (errors.Exists(error => Complaint.UsersShare(error) is null))
        {
            return 2;
        }

        return errors.Count > 0 ? 1 : summary.Cancelled ? Complaint.Interrupted(door.Error) : 0;
    }
}
