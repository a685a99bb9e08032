namespace CoIN.Data.Images;

/// <summary>Which input pixels make an output pixel along one axis, and with what weights: bicubic with antialiasing, in Pillow's fixed-point numbers.</summary>
/// <remarks>Source: Pillow 9.4, <c>libImaging/Resample.c</c>: <c>precompute_coeffs</c>, <c>normalize_coeffs_8bpc</c> and <c>bicubic_filter</c> with a = -0.5.</remarks>
internal sealed class ResampleWeights
{
    /// <summary>Bits behind the point.</summary>
    internal const int Bits = 32 - 8 - 2;

    private const double Support = 2;

    private ResampleWeights(int count, int taps)
    {
        Taps = taps;
        Starts = new int[count];
        Weights = new int[count * taps];
    }

    /// <summary>Weights per output pixel: an even number, filled up with zeros.</summary>
    internal int Taps { get; }

    /// <summary>The first input pixel of each output pixel.</summary>
    internal int[] Starts { get; }

    /// <summary>[output pixels, <see cref="Taps"/>].</summary>
    internal int[] Weights { get; }

    /// <summary>The first input pixel that any output pixel needs.</summary>
    internal int First => Starts[0];

    /// <summary>The end of the input pixels that any output pixel needs, exclusive.</summary>
    internal int End { get; private set; }

    /// <summary>Returns the weights for a range of the output.</summary>
    /// <param name="input">Pixels of the input.</param>
    /// <param name="output">Pixels of the whole output.</param>
    /// <param name="from">The first output pixel wanted.</param>
    /// <param name="count">How many are wanted.</param>
    internal static ResampleWeights Compute(int input, int output, int from, int count)
    {
        var scale = (double)input / output;
        var filterScale = Math.Max(1, scale);
        var support = Support * filterScale;
        var taps = ((int)Math.Ceiling(support) * 2) + 1;
        var result = new ResampleWeights(count, taps + (taps & 1));
        var exact = new double[taps];
        for (var i = 0; i < count; i++)
        {
            var center = (from + i + 0.5) * scale;
            var start = Math.Max(0, (int)(center - support + 0.5));
            var end = Math.Min(input, (int)(center + support + 0.5));
            var sum = 0.0;
            for (var x = start; x < end; x++)
            {
                exact[x - start] = Bicubic((x - center + 0.5) * (1 / filterScale));
                sum += exact[x - start];
            }

            for (var x = 0; x < end - start; x++)
            {
                var weight = (sum == 0 ? exact[x] : exact[x] / sum) * (1 << Bits);
                result.Weights[(i * result.Taps) + x] = (int)(weight < 0 ? weight - 0.5 : weight + 0.5);
            }

            result.Starts[i] = start;
            result.End = Math.Max(result.End, end);
        }

        return result;
    }

    private static double Bicubic(double x)
    {
        const double a = -0.5;
        x = Math.Abs(x);
        return x < 1 ? ((((a + 2) * x) - (a + 3)) * x * x) + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * a
            : 0;
    }
}
