using static TorchSharp.torch;

namespace CoIN.Models;

/// <summary>Moves between tokens of full width and attention heads; nothing is copied.</summary>
internal static class Heads
{
    /// <summary>Returns [b, h, s, d/h] of [b*s, d].</summary>
    public static Tensor Split(Tensor x, long batch, long heads) => Split(x.view(batch, x.shape[0] / batch, heads, x.shape[1] / heads));

    /// <summary>Returns [b, h, s, d/h] of [b, s, h, d/h].</summary>
    public static Tensor Split(Tensor x) => x.transpose(1, 2);

    /// <summary>Returns [b*s, d] of [b, h, s, d/h].</summary>
    public static Tensor Join(Tensor x)
    {
        var (batch, heads, length, size) = (x.shape[0], x.shape[1], x.shape[2], x.shape[3]);
        return x.transpose(1, 2).reshape(batch * length, heads * size);
    }
}
