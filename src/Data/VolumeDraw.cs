namespace CoIN.Data;

/// <summary>How the training volumes 0.1 to 0.8 are drawn.</summary>
public enum VolumeDraw
{
    /// <summary>Each share for itself, as the published runs did.</summary>
    Independent,

    /// <summary>A smaller share is a part of every larger one, so that volumes differ by what is added and nothing else.</summary>
    Nested,
}
