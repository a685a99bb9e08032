namespace CoIN.Build.Terminal;

/// <summary>A stage that may run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Estimate">How long it will probably take; null if no stage of its kind was ever timed.</param>
internal sealed record ExpectedStage(string Name, string Kind, TimeSpan? Estimate);
