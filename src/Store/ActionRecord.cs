namespace CoIN.Store;

/// <summary>What one action made, from what, and how.</summary>
public sealed record ActionRecord
{
    /// <summary>The newest format of a record that this version reads, and the one it writes.</summary>
    public const int Format = 1;

    /// <summary>The stage's key.</summary>
    public required Digest Key { get; init; }

    /// <summary>The stage's name; another stage with the same key has the same result.</summary>
    public required string Stage { get; init; }

    /// <summary>The stage's kind.</summary>
    public required string Kind { get; init; }

    /// <summary>The parts of the key, in the order in which they are compared.</summary>
    public required IReadOnlyList<KeyPart> KeyParts { get; init; }

    /// <summary>What the action read, in ordinal order of the names.</summary>
    public required IReadOnlyList<RecordedInput> Inputs { get; init; }

    /// <summary>What the action made.</summary>
    public required FileTree Output { get; init; }

    /// <summary>How it came to be.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The last lines that the action logged.</summary>
    public required IReadOnlyList<string> LogTail { get; init; }
}
