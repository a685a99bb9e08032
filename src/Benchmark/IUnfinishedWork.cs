namespace CoIN.Benchmark;

/// <summary>What a long computation keeps of itself while it is unfinished, so that it goes on from there after it was killed.</summary>
/// <remarks>
/// Kept under the key of the result, code included: what is found was written by the same code for the same result. It goes when the result is
/// there, so no result may depend on it. Used by one thread at a time.
/// </remarks>
public interface IUnfinishedWork
{
    /// <summary>Whether the last state was kept long enough ago that keeping another is worth the time.</summary>
    bool IsDue { get; }

    /// <summary>Returns what was kept under a name, whole; null if nothing was, or if it was damaged since.</summary>
    /// <param name="name">Letters, digits and dashes.</param>
    Stream? Open(string name);

    /// <summary>Keeps something under a name in place of what was there; when this returns, it survives a power failure.</summary>
    /// <param name="name">Letters, digits and dashes.</param>
    /// <param name="write">Writes it.</param>
    void Keep(string name, Action<Stream> write);
}
