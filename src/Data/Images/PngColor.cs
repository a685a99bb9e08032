namespace CoIN.Data.Images;

/// <summary>What the samples of a PNG pixel are, with the file format's numbers.</summary>
internal enum PngColor
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}
