using CoIN.Errors;

namespace CoIN.Judging;

/// <summary>Somebody who rates answers from 0 to 10 by how far their key information agrees with the reference, form disregarded.</summary>
/// <remarks>A judge replies in text; what the text is worth is decided by <see cref="ReplyParsers"/>, the same for all judges.</remarks>
public interface IJudge
{
    /// <summary>Returns a reply for every sample, each once, in whatever order they come.</summary>
    /// <param name="samples">The samples, each with a prediction, each id once.</param>
    /// <param name="cancellation">Stops at the next reply; those that came before are the caller's to keep.</param>
    /// <exception cref="PipelineException">The judge cannot be asked: the message says why and what to do.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    IAsyncEnumerable<JudgeReply> AskAsync(IReadOnlyList<JudgingSample> samples, CancellationToken cancellation);
}
