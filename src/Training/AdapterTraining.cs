using CoIN.Benchmark;
using CoIN.Errors;
using CoIN.Models.Multimodal;
using CoIN.Models.Vision;
using CoIN.Training.Methods;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training;

/// <summary>The training loop of adapters and projector on the samples of one learning task, or of several.</summary>
/// <remarks>
/// Source: facts sheet 1.1, 1.4, 1.6: AdamW with betas 0.9 and 0.999 and epsilon 1e-8, gradients clipped by their common norm, records grouped by length and kind,
/// micro batches too few for a whole update at the end of an epoch still make one. Deviation: the official loop drops those.
/// Deterministic: all randomness comes from the seed; nothing else moves the order.
/// </remarks>
public sealed class AdapterTraining
{
    private readonly MultimodalModel _model;
    private readonly IReadOnlyList<Parameter> _adapters;
    private readonly IReadOnlyList<Parameter> _projector;
    private readonly TrainingOptions _options;
    private readonly ILearningMethod _method;

    /// <summary>Prepares a training.</summary>
    /// <param name="model">The model with its adapters in place.</param>
    /// <param name="adapters">The adapters' parameters.</param>
    /// <param name="projector">The projector's parameters, none to leave it as it is.</param>
    /// <param name="options">How to train.</param>
    /// <param name="method">What works against forgetting; null for sequential fine-tuning.</param>
    public AdapterTraining(
        MultimodalModel model, IReadOnlyList<Parameter> adapters, IReadOnlyList<Parameter> projector, TrainingOptions options, ILearningMethod? method = null)
    {
        _model = model;
        _adapters = adapters;
        _projector = projector;
        _options = options;
        _method = method ?? new SequentialFineTuning();
    }

    /// <summary>Trains, in place; goes on from what an earlier call left that was killed.</summary>
    /// <param name="samples">At least one sample.</param>
    /// <param name="features">The images' features; may be null if no sample has an image.</param>
    /// <param name="seed">Decides the order of the samples.</param>
    /// <param name="progress">Is told after each update.</param>
    /// <param name="cancellation">Stops between two updates.</param>
    /// <param name="unfinished">Keeps the state now and then; null to keep nothing.</param>
    /// <param name="generators">The random streams that the model draws from while it trains; they are part of that state.</param>
    /// <exception cref="PipelineException">There are no samples, or the loss or the method's penalty is not a number.</exception>
    public TrainingReport Train(
        IReadOnlyList<TrainingSample> samples,
        IVisionFeatures? features,
        ulong seed,
        IProgress<TrainingProgress> progress,
        CancellationToken cancellation,
        IUnfinishedWork? unfinished = null,
        params IReadOnlyList<Generator> generators)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(progress);
        if (samples.Count == 0)
        {
            throw new PipelineException("no record to train on was found, at least one was expected");
        }

        var data = new TrainingData(samples, features);
        var epochs = Enumerable.Range(0, _options.Epochs).Select(epoch => Epoch(samples, seed, epoch)).ToList();
        var updates = epochs.Sum(epoch => (long)epoch.Count);
        var schedule = _options.ConstantAfterWarmup
            ? LearningRateSchedule.LogarithmicWarmup(updates, _options.WarmupRatio)
            : LearningRateSchedule.Cosine(updates, _options.WarmupRatio);
        using var optimizer = Optimizer();
        var losses = new LossHistory(updates);
        var checkpoint = unfinished is null ? null : new TrainingCheckpoint(unfinished, "training", _adapters.Concat(_projector), optimizer, losses, generators);
        var start = checkpoint?.Restore() ?? 0;
        var (done, total) = (0L, (long)samples.Count * _options.Epochs);
        foreach (var (update, microBatches) in epochs.SelectMany(epoch => epoch).Index())
        {
            if (update < start)
            {
                done += microBatches.Sum(batch => batch.Length);
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            SetRates(optimizer, schedule.Factor(update));
            losses.Add(Update(optimizer, update, microBatches, data));
            done += microBatches.Sum(batch => batch.Length);
            progress.Report(new TrainingProgress(done, total, losses.Running));
            checkpoint?.KeepIfDue(update + 1);
        }

        return new TrainingReport(samples.Count, updates, losses.Tenths());
    }

    // The micro batches of each update.
    private List<int[][]> Epoch(IReadOnlyList<TrainingSample> samples, ulong seed, int epoch)
    {
        var random = SeededRandom.For(seed, "order of samples", $"{epoch}");
        var lengths = samples.Select(sample => sample.GroupedLength).ToList();
        return [.. LengthGroupedSampler.MicroBatches(lengths, _options.MicroBatch, _options.GradientAccumulation, random).Chunk(_options.GradientAccumulation)];
    }

    private AdamW Optimizer()
    {
        var groups = new List<AdamW.ParamGroup> { new(_adapters, lr: _options.LearningRate, weight_decay: _options.WeightDecay) };
        if (_projector.Count > 0)
        {
            groups.Add(new(_projector, lr: _options.ProjectorLearningRate, weight_decay: _options.WeightDecay));
        }

        return optim.AdamW(groups, lr: _options.LearningRate, weight_decay: _options.WeightDecay);
    }

    private void SetRates(AdamW optimizer, double factor)
    {
        foreach (var (group, peak) in optimizer.ParamGroups.Zip([_options.LearningRate, _options.ProjectorLearningRate]))
        {
            group.LearningRate = peak * factor;
        }
    }

    private double Update(AdamW optimizer, int update, int[][] microBatches, TrainingData data)
    {
        optimizer.zero_grad();
        var loss = microBatches.Sum(batch => Accumulate(batch, data, microBatches.Length)) / microBatches.Length;
        if (!double.IsFinite(loss))
        {
            throw new PipelineException($"the loss became {loss}; lower train.learningRate");
        }

        var penalty = _method.AddGradients(update);
        if (!double.IsFinite(penalty))
        {
            throw new PipelineException($"the penalty against forgetting became {penalty}; lower its lambda, or train.learningRate");
        }

        nn.utils.clip_grad_norm_(_adapters.Concat(_projector), _options.MaximumGradientNorm);
        optimizer.step();
        return loss;
    }

    private double Accumulate(int[] batch, TrainingData data, int share)
    {
        using var scope = NewDisposeScope();
        var loss = _model.Loss(data.Batch(_model, batch));
        (share == 1 ? loss : loss / share).backward();
        return loss.item<float>();
    }
}
