namespace CoIN.Stages.Settings;

/// <summary>The named choices of the protocol: what the scripts really did, or what the paper says.</summary>
public enum ProtocolColumn
{
    /// <summary>As the official implementation behaved when the figures were made.</summary>
    Published,

    /// <summary>As the paper says, with the mistakes mended.</summary>
    Corrected,
}
