namespace CoIN.Data.Raw;

/// <summary>What happens to records whose image, or whose own raw entry, is not there.</summary>
public enum MissingInput
{
    /// <summary>The first one is an error.</summary>
    Refuse,

    /// <summary>They are left out, and counted.</summary>
    LeaveOut,

    /// <summary>They are kept without image bytes and size, and counted; what has no raw entry at all is left out, and counted.</summary>
    Keep,
}
