namespace CoIN.Store.Remote;

/// <summary>Ends a request when nothing has moved for a while.</summary>
internal sealed class Patience : IDisposable
{
    private readonly TimeSpan _most;
    private readonly CancellationTokenSource _end;

    /// <param name="most">How long nothing may move.</param>
    /// <param name="cancellation">Ends the request as well.</param>
    public Patience(TimeSpan most, CancellationToken cancellation)
    {
        _most = most;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Renew();
    }

    /// <summary>Ends the request.</summary>
    public CancellationToken Token => _end.Token;

    /// <summary>Something has moved.</summary>
    public void Renew() => _end.CancelAfter(_most);

    public void Dispose() => _end.Dispose();
}
