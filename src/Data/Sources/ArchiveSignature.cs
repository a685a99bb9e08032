namespace CoIN.Data.Sources;

/// <summary>Tells by its first bytes whether a file can be what was asked for: servers like to answer with a page that says sorry.</summary>
internal static class ArchiveSignature
{
    private const int TarMagicOffset = 257;

    /// <summary>Returns whether a fetched file begins as its kind does.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="file">What it should be.</param>
    internal static bool Matches(string path, RawFile file)
    {
        var start = new byte[TarMagicOffset + 5];
        using var stream = File.OpenRead(path);
        var bytes = start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        return file.Archive switch
        {
            ArchiveKind.Zip => bytes.StartsWith("PK"u8),
            ArchiveKind.Gz or ArchiveKind.TarGz => bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]),
            // Archives older than POSIX have no mark; their names are text.
            ArchiveKind.Tar => bytes.Length > TarMagicOffset && (bytes[TarMagicOffset..].StartsWith("ustar"u8) || bytes[TarMagicOffset] == 0),
            _ => !IsJson(file) || bytes.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..],
        };
    }

    /// <summary>Returns what a file should be, for errors.</summary>
    internal static string Name(RawFile file) => IsJson(file) ? "JSON" : $"{file.Archive}";

    private static bool IsJson(RawFile file) => file.Archive == ArchiveKind.None && file.Name.EndsWith(".json", StringComparison.Ordinal);
}
