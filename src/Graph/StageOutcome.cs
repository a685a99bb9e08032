namespace CoIN.Graph;

/// <summary>What became of a stage.</summary>
public enum StageOutcome
{
    /// <summary>It ran and its result is in the store.</summary>
    Ran,

    /// <summary>Its result was in the store.</summary>
    Cached,

    /// <summary>It ran and failed.</summary>
    Failed,

    /// <summary>It did not run, because a stage that it reads failed or the run was cancelled.</summary>
    Skipped,
}
