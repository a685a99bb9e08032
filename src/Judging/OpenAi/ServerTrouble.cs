namespace CoIN.Judging.OpenAi;

/// <summary>An answer of a server, or none, that another attempt may mend.</summary>
/// <param name="message">What happened.</param>
/// <param name="pause">How long the server asks to wait, or null if it does not say.</param>
/// <param name="inner">The cause.</param>
internal sealed class ServerTrouble(string message, TimeSpan? pause = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the server asks to wait, or null if it does not say.</summary>
    public TimeSpan? Pause { get; } = pause;
}
