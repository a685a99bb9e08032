namespace CoIN.Data.Sources;

/// <summary>What a raw file has to go through before it can be read.</summary>
public enum ArchiveKind
{
    /// <summary>Nothing: it is read as it is.</summary>
    None,

    /// <summary>A zip archive.</summary>
    Zip,

    /// <summary>A tar archive.</summary>
    Tar,

    /// <summary>A tar archive, compressed with gzip.</summary>
    TarGz,

    /// <summary>One file, compressed with gzip.</summary>
    Gz,
}
