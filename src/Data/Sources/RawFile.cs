namespace CoIN.Data.Sources;

/// <summary>A file that a data set's publishers offer.</summary>
/// <param name="Name">Its name, which is also its place below the data set's folder if it is no archive.</param>
/// <param name="Addresses">Where it is offered, the official place first; others are tried in order.</param>
public sealed record RawFile(string Name, params IReadOnlyList<string> Addresses)
{
    /// <summary>How large it is, roughly, in bytes: enough to check the disk before the first byte comes; 0 if nobody says.</summary>
    public long Bytes { get; init; }

    /// <summary>Whether and how it is packed.</summary>
    public ArchiveKind Archive { get; init; }

    /// <summary>The folder below the data set's own that an archive is unpacked to; empty for that folder itself.</summary>
    public string Into { get; init; } = "";

    /// <summary>The archive's outermost folder, which is left out where entries have it; empty to keep all folders.</summary>
    public string Without { get; init; } = "";
}
