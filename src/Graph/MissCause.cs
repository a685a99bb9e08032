namespace CoIN.Graph;

/// <summary>Why a result cannot be taken from the store.</summary>
public enum MissCause
{
    /// <summary>The stage has never been made, or its record is gone.</summary>
    NoRecord,

    /// <summary>A part of the key differs from the last time.</summary>
    KeyChanged,

    /// <summary>The record is there and a blob of its output is not.</summary>
    BlobMissing,

    /// <summary>A record is there and cannot be used.</summary>
    RecordDamaged,

    /// <summary>A stage that it reads, or one with the same key, is made first.</summary>
    InputWillRun,
}
