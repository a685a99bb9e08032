using CoIN.Store;

namespace CoIN.Graph;

/// <summary>What became of one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Outcome">Ran, cached, failed or skipped.</param>
/// <param name="Duration">How long it ran; zero if it did not.</param>
/// <param name="Output">What it made; null if it failed or was skipped.</param>
/// <param name="Error">Why it failed: a <see cref="Errors.PipelineException"/> or a <see cref="StageFailedException"/>; else null.</param>
/// <param name="SkippedBecauseOf">The failed stage for which it was skipped; null if the run was cancelled, or it was not skipped.</param>
/// <param name="LogTail">The last lines that it logged.</param>
public sealed record StageResult(
    Stage Stage,
    StageOutcome Outcome,
    TimeSpan Duration,
    FileTree? Output,
    Exception? Error,
    string? SkippedBecauseOf,
    IReadOnlyList<string> LogTail)
{
    /// <summary>The key of the result; null if an input was never there.</summary>
    public Digest? Key { get; init; }

    /// <summary>Returns the result of a stage that is in the store.</summary>
    internal static StageResult Cached(Stage stage, FileTree output, Digest? key = null) =>
        new(stage, StageOutcome.Cached, TimeSpan.Zero, output, null, null, []) { Key = key };
}
