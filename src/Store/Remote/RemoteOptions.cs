namespace CoIN.Store.Remote;

/// <summary>Where a shared store is and how it is used; never part of a result.</summary>
/// <param name="Address">Its address, to which <c>ac/KEY</c> and <c>cas/SHA256</c> are appended.</param>
/// <param name="Upload">Whether new results are sent there.</param>
/// <param name="Token">Sent as a bearer token; null for none.</param>
public sealed record RemoteOptions(Uri Address, bool Upload, string? Token)
{
    /// <summary>In which time an answer has to begin, and then <see cref="LeastMoved"/> or the rest to arrive, before a request is given up; how long it takes as a whole does not matter.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many bytes have to move in this time.</summary>
    public int LeastMoved { get; init; } = 1 << 20;
}
