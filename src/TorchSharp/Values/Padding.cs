namespace TorchSharp;

/// <summary>Padding of a convolution by rule.</summary>
public enum Padding
{
    /// <summary>None.</summary>
    Valid = 0,

    /// <summary>As much as keeps the size of the image.</summary>
    Same = 1,
}
