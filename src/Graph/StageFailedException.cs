namespace CoIN.Graph;

/// <summary>A stage failed through no mistake of the user's; the failure itself, with its stack, is inside.</summary>
public sealed class StageFailedException : Exception
{
    /// <summary>Wraps a failure.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="cause">What its action threw.</param>
    public StageFailedException(string stage, Exception cause)
        : base($"stage '{stage}': {cause.GetType().Name}: {cause.Message}", cause)
    {
    }
}
