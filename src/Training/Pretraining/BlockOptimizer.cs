using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Pretraining;

/// <summary>Muon for the matrices of transformer blocks and AdamW for everything else, on one schedule.</summary>
internal sealed class BlockOptimizer : IDisposable
{
    private const double MaximumGradientNorm = 1, WarmupRatio = 0.04, Beta1 = 0.9, Beta2 = 0.98;

    private readonly IReadOnlyList<Parameter> _all;
    private readonly PhaseOptions _options;
    private readonly LearningRateSchedule _schedule;
    private readonly TorchSharp.Modules.AdamW _adam;
    private readonly Muon _muon;
    private long _update;

    /// <summary>Takes charge of a model's parameters.</summary>
    /// <param name="matrices">What Muon moves.</param>
    /// <param name="all">All trainable parameters.</param>
    /// <param name="options">The phase.</param>
    public BlockOptimizer(IReadOnlyList<Parameter> matrices, IReadOnlyList<Parameter> all, PhaseOptions options)
    {
        var moved = matrices.ToHashSet<Parameter>(ReferenceEqualityComparer.Instance);
        _all = all;
        _options = options;
        _schedule = LearningRateSchedule.Cosine(options.Updates, WarmupRatio);
        _muon = new Muon(matrices);
        _adam = optim.AdamW(all.Where(parameter => !moved.Contains(parameter)), lr: options.LearningRate, beta1: Beta1, beta2: Beta2, weight_decay: 0);
    }

    /// <summary>Moves all parameters along their gradients.</summary>
    public void Step()
    {
        var factor = _schedule.Factor(_update++);
        foreach (var group in _adam.ParamGroups)
        {
            group.LearningRate = _options.LearningRate * factor;
        }

        nn.utils.clip_grad_norm_(_all, MaximumGradientNorm);
        _adam.step();
        _muon.Step(_options.MatrixLearningRate * factor);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _adam.Dispose();
        _muon.Dispose();
    }
}
