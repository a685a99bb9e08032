using System.Diagnostics;
using System.Runtime.InteropServices;
using CoIN.Build.Arguments;

namespace CoIN.Build.Cake;

/// <summary>Runs a target in a process of ours, on Cake's standard streams.</summary>
/// <param name="arguments">The arguments as the user gave them.</param>
internal sealed partial class Handover(IReadOnlyDictionary<string, IReadOnlyList<string>> arguments)
{
    private const int TerminationSignal = 15;

    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    /// <summary>The exit code of the last run; 0 before the first.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Runs a target and waits for its end.</summary>
    public void Run(string target)
    {
        var assembly = typeof(Handover).Assembly.Location;
        var others = arguments.Where(argument => !string.Equals(argument.Key, Option.Target.Name, StringComparison.OrdinalIgnoreCase)).ToDictionary();
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", ["exec", assembly, $"--{Option.Target.Name}={target}", .. CommandLine.Join(others)]);

        // One thread for each stage and several stages at a time: threads of a matrix product would only fight over the cores.
        start.Environment.TryAdd("OPENBLAS_NUM_THREADS", "1");
        start.Environment.TryAdd("OMP_NUM_THREADS", "1");

        using var process = Process.Start(start)!;
        var passed = Signals.Select(signal => PosixSignalRegistration.Create(signal, context => PassOn(context, process))).ToList();
        process.WaitForExit();
        passed.ForEach(signal => signal.Dispose());
        ExitCode = process.ExitCode;
    }

    /// <summary>Ctrl-C reaches both processes by itself; the other signals are meant for us alone. Either way we wait for the child's answer.</summary>
    private static void PassOn(PosixSignalContext context, Process process)
    {
        context.Cancel = true;
        if (context.Signal != PosixSignal.SIGINT)
        {
            _ = Kill(process.Id, TerminationSignal); // fails when the child has just ended, and then nothing is left to do
        }
    }

    // A bare machine has no program of this name, only the shell's own.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
