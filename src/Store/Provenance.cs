namespace CoIN.Store;

/// <summary>How a result came to be; recorded beside it, never part of a key.</summary>
/// <param name="StartedAt">When the action began.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="Host">The machine.</param>
/// <param name="Device">The processor or accelerator that computed it.</param>
/// <param name="Command">The command line that asked for it.</param>
public sealed record Provenance(DateTimeOffset StartedAt, TimeSpan Duration, string Host, string Device, string Command);
