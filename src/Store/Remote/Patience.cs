namespace CoIN.Store.Remote;

/// <summary>Ends a request when too little has moved for a while: a store that drips would otherwise hold a run for ever.</summary>
internal sealed class Patience : IDisposable
{
    private readonly RemoteOptions _options;
    private readonly CancellationTokenSource _end;
    private int _moved;

    /// <param name="options">How much has to move in which time.</param>
    /// <param name="cancellation">Ends the request as well.</param>
    public Patience(RemoteOptions options, CancellationToken cancellation)
    {
        _options = options;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Renew();
    }

    /// <summary>Ends the request.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>Begins the time anew.</summary>
    public void Renew() => _end.CancelAfter(_options.Patience);

    /// <summary>Notes that bytes have moved; the time begins anew when they are enough.</summary>
    public void Moved(int bytes)
    {
        _moved += bytes;
        if (_moved >= _options.LeastMoved)
        {
            _moved = 0;
            Renew();
        }
    }

    public void Dispose() => _end.Dispose();
}
