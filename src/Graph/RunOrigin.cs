namespace CoIN.Graph;

/// <summary>Where a run happens; recorded beside its results, never part of a key.</summary>
/// <param name="Host">The machine's name.</param>
/// <param name="Device">The processor or accelerator, as people call it.</param>
/// <param name="Command">The command line.</param>
public sealed record RunOrigin(string Host, string Device, string Command);
