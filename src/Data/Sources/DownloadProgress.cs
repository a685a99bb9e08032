namespace CoIN.Data.Sources;

/// <summary>How far a download is.</summary>
/// <param name="Done">Bytes that have arrived, those of earlier runs included.</param>
/// <param name="Total">Bytes expected; grows when a server tells another size than the catalogue.</param>
/// <param name="BytesPerSecond">The mean speed of this run.</param>
public sealed record DownloadProgress(long Done, long Total, double BytesPerSecond);
