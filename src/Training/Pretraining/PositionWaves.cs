using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Positions on a square grid as sines and cosines along both axes, of which a step along an axis is a rotation.</summary>
/// <param name="grid">Positions along one side.</param>
/// <param name="frequencies">Waves along each axis; the slowest takes two sides for a turn.</param>
internal sealed class PositionWaves(int grid, int frequencies)
{
    /// <summary>Numbers for each position: sine and cosine of every wave along both axes.</summary>
    public int Channels => 4 * frequencies;

    /// <summary>Returns the waves at all positions row by row, [grid * grid, channels].</summary>
    public Tensor Table()
    {
        var values = new float[grid * grid * Channels];
        for (var position = 0; position < grid * grid; position++)
        {
            for (var wave = 0; wave < frequencies; wave++)
            {
                foreach (var (axis, place) in new[] { position % grid, position / grid }.Index())
                {
                    var (sine, cosine) = Math.SinCos(place * Frequency(wave));
                    var first = (position * Channels) + First(axis, wave);
                    (values[first], values[first + 1]) = ((float)cosine, (float)sine);
                }
            }
        }

        return tensor(values, [grid * grid, Channels]);
    }

    /// <summary>Returns the rotation that takes the waves of a position to those of the one so many steps right and down, [channels, channels].</summary>
    public Tensor Step(int right, int down)
    {
        var values = new float[Channels * Channels];
        for (var wave = 0; wave < frequencies; wave++)
        {
            foreach (var (axis, steps) in new[] { right, down }.Index())
            {
                var (sine, cosine) = Math.SinCos(steps * Frequency(wave));
                var first = First(axis, wave);
                var (row, next) = (first * Channels, (first + 1) * Channels);
                (values[row + first], values[row + first + 1]) = ((float)cosine, -(float)sine);
                (values[next + first], values[next + first + 1]) = ((float)sine, (float)cosine);
            }
        }

        return tensor(values, [Channels, Channels]);
    }

    private double Frequency(int wave) => Math.PI * (wave + 1) / grid;

    private int First(int axis, int wave) => 2 * ((axis * frequencies) + wave);
}
