namespace CoIN.Store.Care;

/// <summary>What a cleaning freed, or would free.</summary>
/// <param name="Records">Records of results.</param>
/// <param name="Blobs">Blobs.</param>
/// <param name="Bytes">The bytes of the blobs.</param>
/// <param name="Trees">Output folders that had been laid out.</param>
/// <param name="Leftovers">Files in quarantine, and kept work of actions that are finished.</param>
/// <param name="LeftoverBytes">Their bytes.</param>
/// <param name="Kept">Results that stay.</param>
public sealed record CleaningReport(int Records, int Blobs, long Bytes, int Trees, int Leftovers, long LeftoverBytes, int Kept);
