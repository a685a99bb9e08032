using System.Runtime.InteropServices;

namespace CoIN.Build;

/// <summary>Turns Ctrl-C and a polite request to end into a cancellation; the second Ctrl-C ends the process at once.</summary>
internal sealed partial class Interrupt : IDisposable
{
    // From linux/prctl.h and asm/signal.h.
    private const int SetParentDeathSignal = 1;
    private const int Terminate = 15;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Starts to listen.</summary>
    /// <param name="endsWithParent">Whether the death of the thread that started this process ends it.</param>
    public Interrupt(bool endsWithParent = true)
    {
        PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
        _signals = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
        if (endsWithParent && OperatingSystem.IsLinux())
        {
            // Cake's process cannot pass SIGKILL on; without this a killed run would go on computing unseen.
            _ = ProcessControl(SetParentDeathSignal, Terminate, 0, 0, 0);
        }
    }

    /// <summary>Cancelled at the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var signal in _signals)
        {
            signal.Dispose();
        }

        _source.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nint argument2, nint argument3, nint argument4, nint argument5);

    private void Handle(PosixSignalContext context)
    {
        // Not cancelling the signal lets it have its usual effect.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
