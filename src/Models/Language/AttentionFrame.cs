using static TorchSharp.torch;

namespace CoIN.Models.Language;

/// <summary>What all layers of one pass share: rows, positions, mask and cache.</summary>
internal sealed record AttentionFrame
{
    /// <summary>How all tokens of this pass, n, stand in rows (sequences).</summary>
    public required TokenRows Keys { get; init; }

    /// <summary>How the tokens that ask stand in rows.</summary>
    public required TokenRows Queries { get; init; }

    /// <summary>Which tokens of [n] ask; null if all do. The last layer answers only for those that are needed.</summary>
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
