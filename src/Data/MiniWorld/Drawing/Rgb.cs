namespace CoIN.Data.MiniWorld.Drawing;

/// <summary>A colour of 8 bits per channel.</summary>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    /// <summary>How bright the colour looks, 0 to 255 (weights of ITU-R BT.601).</summary>
    public double Luminance => (0.299 * Red) + (0.587 * Green) + (0.114 * Blue);

    /// <summary>Returns how far two colours are apart: the length of the way in the cube of 255 a side.</summary>
    public double Distance(Rgb other)
    {
        var (red, green, blue) = (Red - other.Red, Green - other.Green, Blue - other.Blue);
        return Math.Sqrt((red * red) + (green * green) + (blue * blue));
    }

    /// <summary>Returns the colour that lies at <paramref name="share"/> on the straight way from this colour to another.</summary>
    /// <param name="other">The far end.</param>
    /// <param name="share">0 is this colour, 1 the other.</param>
    public Rgb Towards(Rgb other, double share)
        => new(Mix(Red, other.Red, share), Mix(Green, other.Green, share), Mix(Blue, other.Blue, share));

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Clamp(Math.Round(from + ((to - from) * share)), 0, 255);
}
