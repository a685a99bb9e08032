using CoIN.Models.Configuration;
using CoIN.Models.Weights;
using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>The cosines and sines of the rotary position embedding, kept for as many positions as were asked for.</summary>
/// <remarks>
/// Source: huggingface/transformers, models/llama/modeling_llama.py (apply_rotary_pos_emb): halves, not neighbours, are rotated together. The sign that <c>rotate_half</c> gives
/// to the first half is in the table of sines, so that a rotation is one roll, one product and one fused product.
/// </remarks>
internal sealed class RotaryTable : IDisposable
{
    private readonly LanguageConfig _config;
    private readonly Placement _placement;
    private (Tensor Cosine, Tensor Sine)? _table;
    private long _length;

    public RotaryTable(LanguageConfig config, Placement placement) => (_config, _placement) = (config, placement);

    /// <summary>Returns x rotated.</summary>
    /// <param name="x">[n, h, d/h].</param>
    /// <param name="angles">What <see cref="At"/> returned for the n tokens.</param>
    public static Tensor Rotate(Tensor x, (Tensor Cosine, Tensor Sine) angles) =>
        (x * angles.Cosine).addcmul_(x.roll([x.shape[2] / 2], [2]), angles.Sine, 1);

    /// <summary>Returns the angles of some tokens, [n, 1, d/h].</summary>
    /// <param name="positions">[n], each below <paramref name="limit"/>.</param>
    /// <param name="limit">An upper limit of the positions.</param>
    public (Tensor Cosine, Tensor Sine) At(Tensor positions, long limit)
    {
        var (cosine, sine) = Table(limit);
        return (cosine.index_select(0, positions), sine.index_select(0, positions));
    }

    public void Dispose()
    {
        _table?.Cosine.Dispose();
        _table?.Sine.Dispose();
        _table = null;
    }

    private (Tensor Cosine, Tensor Sine) Table(long length)
    {
        if (_table is { } known && length <= _length)
        {
            return known;
        }

        Dispose();
        _length = Math.Max(length, 2 * _length);
        using var scope = NewDisposeScope();
        var size = _config.HeadSize;
        var frequencies = arange(0, size, 2, ScalarType.Float32).mul(-Math.Log(_config.RopeTheta) / size).exp();
        var angles = outer(arange(0, _length, 1, ScalarType.Float32), frequencies); // [s, d/2h]
        Tensor Place(Tensor left, Tensor right) =>
            cat([left, right], 1).view(_length, 1, size).to(_placement.Type, _placement.Device).DetachFromDisposeScope();
        var (cosine, sine) = (angles.cos(), angles.sin());
        var table = (Place(cosine, cosine), Place(sine.neg(), sine));
        _table = table;
        return table;
    }
}
