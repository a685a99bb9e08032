using CoIN.Benchmark;

namespace CoIN.Stages.Settings;

/// <summary>The switches for which the official code, the scripts behind the published figures and the papers disagree.</summary>
/// <remarks>
/// <see cref="Name"/> sets all of them; a single switch can be overridden. Scoring and metrics are cheap, so both columns are always
/// computed and are not switched here. Source: docs/deviations.md lists what each side does.
/// </remarks>
public sealed record ProtocolSettings
{
    /// <summary>The column that sets all switches that are not set one by one.</summary>
    public ProtocolColumn Name { get; init; } = ProtocolColumn.Corrected;

    /// <summary>Published: logarithmic warm-up, then constant. Corrected: linear warm-up, then cosine.</summary>
    public ProtocolColumn? Schedule { get; init; }

    /// <summary>Published: a fresh random projector at each task. Corrected: carried on.</summary>
    public ProtocolColumn? Projector { get; init; }

    /// <summary>Published: the projector learns at the adapters' rate. Corrected: at its own.</summary>
    public ProtocolColumn? ProjectorLearningRate { get; init; }

    /// <summary>Published: centre crop for ScienceQA, ImageNet, Grounding and VQAv2 at evaluation. Corrected: pad, as in training.</summary>
    public ProtocolColumn? EvaluationImages { get; init; }

    /// <summary>Published: each share of the training records is drawn for itself. Corrected: a smaller one is a part of every larger one.</summary>
    public ProtocolColumn? Volumes { get; init; }

    /// <summary>Returns a switch's column.</summary>
    /// <param name="own">The switch as set on its own, if it is.</param>
    public ProtocolColumn Resolve(ProtocolColumn? own) => own ?? Name;
}
