using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>The error for something wrong inside a raw file.</summary>
internal static class RawMistake
{
    /// <summary>Returns the error.</summary>
    /// <param name="place">The file, and where in it.</param>
    /// <param name="message">What was found and what was expected.</param>
    /// <param name="cause">What a parser said; null if we saw it ourselves.</param>
    internal static PipelineException At(string place, string message, Exception? cause = null)
    {
        var text = $"{place}: {message}; correct it there, or put the original file back";
        return cause is null ? new(text) : new(text, cause);
    }
}
