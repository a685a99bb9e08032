namespace CoIN.Data.Images;

/// <summary>How an image of any shape becomes the square that a vision tower takes.</summary>
public enum ImageFit
{
    /// <summary>Centred on a square of its longer side, filled with the mean colour, then resized: what training does.</summary>
    Pad,

    /// <summary>Resized until its shorter side fits, then the middle is cut out: what half of the official evaluators do.</summary>
    Crop,

    /// <summary>Resized to the square as it is, whatever that does to its proportions: what Qwen-VL and MiniGPT-v2 do.</summary>
    Stretch,
}
