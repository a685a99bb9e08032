using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>What all layers of one pass share: rows, positions, mask and cache.</summary>
internal sealed record AttentionFrame
{
    /// <summary>How many rows (sequences) there are.</summary>
    public required long Batch { get; init; }

    /// <summary>Which tokens of [b*s] ask, the same number in each row; null if all do. The last layer answers only for those that are needed.</summary>
    public Tensor? Asking { get; init; }

    /// <summary>The rotary angles of the tokens that ask.</summary>
    public required (Tensor Cosine, Tensor Sine) QueryAngles { get; init; }

    /// <summary>The rotary angles of all tokens of this pass.</summary>
    public required (Tensor Cosine, Tensor Sine) KeyAngles { get; init; }

    /// <summary>What is added to the scores, [1 or h*b, asking, keys]; null to see everything.</summary>
    public Tensor? Mask { get; init; }

    /// <summary>Keys and values of earlier passes; null in training.</summary>
    public KeyValueCache? Cache { get; init; }
}
