using CoIN.Models.Checkpoints;
using static TorchSharp.torch;

namespace CoIN.Training.Methods;

/// <summary>LwF: on some samples of the new learning task the model goes on scoring tokens as it did before it learnt the task.</summary>
/// <remarks>
/// Source: Li and Hoiem 2016: the old model's scores on data of the new task are taken before training, and a distillation loss with temperature T holds the model to them. The penalty is
/// lambda times the mean over answer tokens of KL(softmax(old / T), softmax(new / T)), which differs from their cross entropy by a constant. Each update distils one batch of the kept
/// samples, in turn and without dropout. The second paper keeps the scores of 100 samples per task; which task's samples, it does not say.
/// </remarks>
public sealed class LearningWithoutForgetting : ILearningMethod
{
    /// <summary>The file with what is kept: <c>logits</c>, the old model's scores of answer tokens, [m, v], 32-bit, and <c>samples</c>, the training records that they belong to, in their order.</summary>
    public const string KeptFile = "lwf.safetensors";

    private readonly LwfOptions _options;
    private readonly MethodTask _task;
    private readonly IReadOnlyList<int> _samples;
    private readonly IReadOnlyList<(int[] Samples, Tensor Scores)> _batches;

    /// <summary>Prepares learning a task: takes the scores of the model as it is now.</summary>
    /// <param name="options">Lambda, samples and temperature.</param>
    /// <param name="task">The task; not the first one, before which there is nothing to forget.</param>
    public LearningWithoutForgetting(LwfOptions options, MethodTask task)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (_options, _task) = (options, task);
        _samples = task.Data.Draw(options.Samples, task.Seed, "samples of the kept logits");
        using var recording = no_grad();
        _batches = [.. _samples.Chunk(task.Batch).Select(samples => (samples, Scores(samples).DetachFromDisposeScope()))];
    }

    /// <inheritdoc/>
    public double AddGradients(int update)
    {
        // A gradient of 0 where there was none would let the optimizer's momentum move the parameter.
        if (_batches.Count == 0 || _options.Lambda == 0)
        {
            return 0;
        }

        using var scope = NewDisposeScope();
        var (samples, old) = _batches[update % _batches.Count];
        var penalty = _options.Lambda / old.shape[0] * nn.functional.kl_div(Softened(Scores(samples)), Softened(old), log_target: true, nn.Reduction.Sum);
        penalty.backward();
        return penalty.item<float>();
    }

    /// <inheritdoc/>
    public void Keep(string folder, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        SafeTensorsFile.Write(Path.Combine(folder, KeptFile), new Dictionary<string, Tensor>
        {
            ["logits"] = _batches.Count == 0 ? zeros(0, _task.Model.Config.TextConfig.VocabSize) : cat([.. _batches.Select(batch => batch.Scores)], 0),
            ["samples"] = tensor(_samples.Select(sample => (long)sample).ToArray(), ScalarType.Int64),
        });
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, scores) in _batches)
        {
            scores.Dispose();
        }
    }

    // Dropout would draw from the training's random stream, and teacher and pupil would differ by it.
    private Tensor Scores(int[] samples)
    {
        using var scope = NewDisposeScope();
        _task.Model.eval();
        var scores = _task.Model.forward(_task.Data.Batch(_task.Model, samples)).to(ScalarType.Float32);
        _task.Model.train();
        return scores.MoveToOuterDisposeScope();
    }

    private Tensor Softened(Tensor scores) => nn.functional.log_softmax(scores / _options.Temperature, -1);
}
