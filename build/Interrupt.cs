using System.Runtime.InteropServices;

namespace CoIN.Build;

/// <summary>Turns Ctrl-C and a polite request to end into a cancellation; the second Ctrl-C ends the process at once.</summary>
internal sealed class Interrupt : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _signals;

    /// <summary>Starts to listen.</summary>
    public Interrupt() => _signals =
        [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Handle))];

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

    private void Handle(PosixSignalContext context)
    {
        // Not cancelling the signal lets it have its usual effect.
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
