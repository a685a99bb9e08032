using CoIN.Build.Arguments;
using CoIN.Build.Targets;

namespace CoIN.Build;

/// <summary>The process that does a target's work; Cake's process starts it and passes its exit code on.</summary>
internal static class Program
{
    /// <summary>The only argument of a process that carries out one stage for another.</summary>
    internal const string StageWorker = "stage-worker";

    private static async Task<int> Main(string[] arguments)
    {
        var isWorker = arguments is [StageWorker];
        using var interrupt = new Interrupt(endsWithParent: !isWorker); // the thread that started a worker may end before it
        if (isWorker)
        {
            return await Stages.Front.StageWorker.RunAsync(Console.In, Console.Out, ProcessEnvironment.Variable, interrupt.Token);
        }

        var door = new FrontDoor
        {
            RepositoryRoot = Directory.GetCurrentDirectory(),
            Output = Console.Out,
            Error = Console.Error,
            Host = ProcessEnvironment.Host,
            Runtime = Environment.ProcessPath ?? "dotnet",
            Variable = ProcessEnvironment.Variable,
            Time = TimeProvider.System,
            Started = TimeProvider.System.GetTimestamp(),
            IsTerminal = !Console.IsOutputRedirected && ProcessEnvironment.Variable("TERM") is not (null or "" or "dumb") && ProcessEnvironment.Variable("CI") is null,
        };
        return await RunAsync(arguments, door, interrupt.Token);
    }

    /// <summary>Runs a command line and returns the exit code: 0, 1 for the user's mistake, 2 for our bug, 130 when interrupted.</summary>
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, FrontDoor door, CancellationToken cancellation)
    {
        try
        {
            var targets = TargetList.Of(door.RepositoryRoot);
            var invocation = CommandLine.Parse(CommandLine.Split(arguments), targets);
            var target = targets.All.Single(target => target.Name == invocation.Target);
            return await target.RunAsync(invocation, door, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Complaint.Interrupted(door.Error);
        }
        catch (Exception failure)
        {
            return Complaint.UsersShare(failure) is { } mistake ? Complaint.UsersMistake(mistake, door.Error) : Complaint.OurBug(failure, door.Error);
        }
    }
}
