using CoIN.Benchmark;
using CoIN.Data.MiniWorld.Drawing;

namespace CoIN.Data.MiniWorld.Scenes;

/// <summary>Mixes paints.</summary>
internal static class Palette
{
    // The two ends of each colour's range, in the order of ShapeColour.
    private static readonly (Rgb From, Rgb To)[] Ranges =
    [
        (new(255, 0, 0), new(214, 30, 38)),
        (new(0, 240, 20), new(20, 130, 45)),
        (new(0, 0, 255), new(45, 90, 215)),
        (new(255, 255, 0), new(242, 212, 30)),
        (new(255, 165, 0), new(240, 122, 25)),
        (new(128, 0, 128), new(155, 75, 210)),
        (new(165, 42, 42), new(118, 70, 30)),
        (new(0, 0, 0), new(38, 38, 38)),
        (new(120, 120, 120), new(165, 165, 165)),
        (new(0, 128, 128), new(30, 170, 165)),
    ];

    /// <summary>Returns a paint from a colour's range.</summary>
    public static Rgb Paint(ShapeColour colour, SeededRandom random)
    {
        var (from, to) = Ranges[(int)colour];
        return Jitter(from.Towards(to, random.NextDouble()), 6, random);
    }

    /// <summary>Returns a background that is nearly white: each channel 226 to 255.</summary>
    public static Rgb Light(SeededRandom random) => new(Channel(random, 226, 256), Channel(random, 226, 256), Channel(random, 226, 256));

    /// <summary>Returns a background of any faint tint: each channel 190 to 255.</summary>
    public static Rgb Tinted(SeededRandom random) => new(Channel(random, 190, 256), Channel(random, 190, 256), Channel(random, 190, 256));

    /// <summary>Returns a nearly black colour: each channel 0 to 69.</summary>
    public static Rgb Dark(SeededRandom random) => new(Channel(random, 0, 70), Channel(random, 0, 70), Channel(random, 0, 70));

    private static Rgb Jitter(Rgb colour, int most, SeededRandom random)
        => new(Near(colour.Red, most, random), Near(colour.Green, most, random), Near(colour.Blue, most, random));

    private static byte Near(byte value, int most, SeededRandom random) => (byte)Math.Clamp(value + random.Next(-most, most + 1), 0, 255);

    private static byte Channel(SeededRandom random, int from, int to) => (byte)random.Next(from, to);
}
