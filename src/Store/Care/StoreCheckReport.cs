namespace CoIN.Store.Care;

/// <summary>What a check of a store found.</summary>
/// <param name="Blobs">How many blobs were read.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Records">How many records were read.</param>
/// <param name="Faults">What is damaged or missing.</param>
/// <param name="Forgotten">Files outside the store whose remembered digests were wrong, and are forgotten.</param>
public sealed record StoreCheckReport(int Blobs, long Bytes, int Records, IReadOnlyList<StoreFault> Faults, IReadOnlyList<string> Forgotten);
