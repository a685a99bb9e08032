namespace CoIN.Store;

/// <summary>What a plan needs to know of a record.</summary>
/// <param name="Output">What the action made.</param>
/// <param name="Duration">How long it took.</param>
public sealed record KnownResult(FileTree Output, TimeSpan Duration);
