using static TorchSharp.torch;

namespace CoIN.Models.Vision;

/// <summary>Positions on a square grid.</summary>
/// <remarks>Source: Qwen/Qwen-VL, visual.py (get_abs_pos, get_2d_sincos_pos_embed).</remarks>
internal static class GridPositions
{
    private const double LongestWave = 10000;

    /// <summary>Returns a table for another number of positions, interpolated bicubically; the table itself if the number is the same.</summary>
    /// <param name="table">[grid * grid, d].</param>
    /// <param name="count">The number of positions wanted, a square.</param>
    public static Tensor Interpolate(Tensor table, long count)
    {
        if (table.shape[0] == count)
        {
            return table;
        }

        var (from, to) = (Side(table.shape[0]), Side(count));
        var grid = table.to(ScalarType.Float32).view(1, from, from, -1).permute(0, 3, 1, 2);
        var resized = nn.functional.interpolate(grid, size: [to, to], mode: InterpolationMode.Bicubic, align_corners: false);
        return resized.permute(0, 2, 3, 1).reshape(count, -1).to(table.dtype);
    }

    /// <summary>Returns sines and cosines of both coordinates: the first half of the channels tells the column, the second the row.</summary>
    /// <param name="grid">Positions along a side.</param>
    /// <param name="width">The number of channels, divisible by four.</param>
    /// <returns>[grid * grid, width], row by row, flat.</returns>
    public static float[] Waves(int grid, int width)
    {
        var values = new float[grid * grid * width];
        var waves = width / 4;
        for (var position = 0; position < grid * grid; position++)
        {
            foreach (var (axis, place) in new[] { position % grid, position / grid }.Index())
            {
                for (var wave = 0; wave < waves; wave++)
                {
                    var (sine, cosine) = Math.SinCos(place * Math.Pow(LongestWave, -wave / (double)waves));
                    var first = (position * width) + (axis * 2 * waves) + wave;
                    (values[first], values[first + waves]) = ((float)sine, (float)cosine);
                }
            }
        }

        return values;
    }

    private static long Side(long positions) => (long)Math.Round(Math.Sqrt(positions));
}
