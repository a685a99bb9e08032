namespace CoIN.Errors;

/// <summary>A mistake that the user can repair: a misspelt key, a missing file, a full disk.</summary>
/// <remarks>
/// The front door prints the message without a stack trace and exits with 1; every other exception is our bug and exits with 2.
/// The message says where, what was found, what was expected and how to repair it. Layers add their context with <see cref="At"/>,
/// outermost first.
/// </remarks>
public sealed class PipelineException : Exception
{
    /// <summary>Makes an exception with a message that stands alone.</summary>
    /// <param name="message">Where, what was found, what was expected, how to repair.</param>
    /// <param name="cause">The failure underneath, if any; it is kept for logs and not printed.</param>
    public PipelineException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }

    /// <summary>Returns the same mistake with a place put in front: <c>place: message</c>.</summary>
    /// <param name="place">Where the layer above stands, for example <c>stage 'score-2'</c>.</param>
    public PipelineException At(string place) => new($"{place}: {Message}", InnerException ?? this);
}
