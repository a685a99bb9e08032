namespace TorchSharp;

/// <summary>What stands beyond the border.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The image mirrored at the border element.</summary>
    Reflect = 1,

    /// <summary>The border element.</summary>
    Replicate = 2,

    /// <summary>The opposite side.</summary>
    Circular = 3,

    /// <summary>A number.</summary>
    Constant = 4,
}
