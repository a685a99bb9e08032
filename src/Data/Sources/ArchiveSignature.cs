namespace CoIN.Data.Sources;

/// <summary>Tells by its first bytes whether a file can be the archive that was asked for: servers like to answer with a page that says sorry.</summary>
internal static class ArchiveSignature
{
    private const int TarMagicOffset = 257;

    /// <summary>Returns whether a file begins as its kind does; every file is right for <see cref="ArchiveKind.None"/>.</summary>
    internal static bool Matches(string path, ArchiveKind kind)
    {
        var start = new byte[TarMagicOffset + 5];
        using var file = File.OpenRead(path);
        var bytes = start.AsSpan(0, file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        return kind switch
        {
            ArchiveKind.Zip => bytes.StartsWith("PK"u8),
            ArchiveKind.Gz or ArchiveKind.TarGz => bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]),
            // Archives older than POSIX have no mark; their names are text.
            ArchiveKind.Tar => bytes.Length > TarMagicOffset && (bytes[TarMagicOffset..].StartsWith("ustar"u8) || bytes[TarMagicOffset] == 0),
            _ => true,
        };
    }
}
