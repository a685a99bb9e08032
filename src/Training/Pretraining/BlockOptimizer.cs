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
    private readonly Muon _muon;

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
        Adam = optim.AdamW(all.Where(parameter => !moved.Contains(parameter)), lr: options.LearningRate, beta1: Beta1, beta2: Beta2, weight_decay: 0);
    }

    /// <summary>What moves all that is no matrix of a block.</summary>
    public AdamW Adam { get; }

    /// <summary>The parameters and Muon's momenta: with <see cref="Adam"/>'s means all that changes.</summary>
    public IEnumerable<Tensor> Tensors => _all.Concat<Tensor>(_muon.Momenta);

    /// <summary>Moves all parameters along their gradients.</summary>
    /// <param name="update">The number of the update, from 0.</param>
    public void Step(int update)
    {
        var factor = _schedule.Factor(update);
        foreach (var group in Adam.ParamGroups)
        {
            group.LearningRate = _options.LearningRate * factor;
        }

        nn.utils.clip_grad_norm_(_all, MaximumGradientNorm);
        Parallel.Invoke(() => Adam.step(), () => _muon.Step(_options.MatrixLearningRate * factor)); // no parameter is moved by both
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Adam.Dispose();
        _muon.Dispose();
    }
}
