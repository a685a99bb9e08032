namespace CoIN.Stages.Settings;

/// <summary>One of a family's sizes.</summary>
public enum ModelSize
{
    /// <summary>The papers' 7B.</summary>
    Small,

    /// <summary>The papers' 13B.</summary>
    Large,
}
