using static TorchSharp.torch;

namespace CoIN.Models;

/// <summary>Moves between tokens of full width and attention heads.</summary>
internal static class Heads
{
    /// <summary>Returns [h*b, s, d/h] of [b*s, d]: heads first, so that equal heads of all rows lie together.</summary>
    public static Tensor Split(Tensor x, long batch, long heads)
    {
        var (length, size) = (x.shape[0] / batch, x.shape[1] / heads);
        return Split(x.view(batch, length, heads, size));
    }

    /// <summary>Returns [h*b, s, d/h] of [b, s, h, d/h].</summary>
    public static Tensor Split(Tensor x)
    {
        var shape = x.shape;
        return x.permute(2, 0, 1, 3).reshape(shape[2] * shape[0], shape[1], shape[3]);
    }

    /// <summary>Returns [b*s, d] of [h*b, s, d/h].</summary>
    public static Tensor Join(Tensor x, long batch)
    {
        var shape = x.shape;
        var heads = shape[0] / batch;
        return x.view(heads, batch, shape[1], shape[2]).permute(1, 2, 0, 3).reshape(batch * shape[1], heads * shape[2]);
    }
}
