using CoIN.Errors;
using CoIN.Models.Checkpoints;
using CoIN.Models.Weights;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace CoIN.Training.Methods;

/// <summary>EWC: what earlier learning tasks needed of each adapter parameter holds it where they left it.</summary>
/// <remarks>
/// Source: Kirkpatrick et al. 2017, equation 3: the penalty is lambda / 2 times the sum over earlier tasks k and parameters i of F[k, i] (theta[i] - theta[k, i])^2, where theta[k] are the
/// parameters after task k and F[k] is the mean of squared gradients of single samples' training loss there, without dropout. Kept is the sum F of all tasks and the mean of the theta[k],
/// weighted by F[k]: the sum of the tasks' parabolas is one parabola around it, so gradients are exactly those of the sum and the value lacks only a constant.
/// </remarks>
public sealed class ElasticWeightConsolidation : ILearningMethod
{
    /// <summary>The file with what is kept: <c>fisher.NAME</c> and <c>anchor.NAME</c> of every adapter parameter, 32-bit.</summary>
    public const string KeptFile = "ewc.safetensors";

    private const string FisherPrefix = "fisher.", AnchorPrefix = "anchor.";

    private readonly EwcOptions _options;
    private readonly MethodTask _task;
    private readonly List<Hold> _holds;

    /// <summary>Prepares learning a task.</summary>
    /// <param name="options">Lambda and samples.</param>
    /// <param name="task">The task.</param>
    /// <param name="previous">The folder with what was kept after the task before; null for the first task, which nothing holds.</param>
    /// <exception cref="PipelineException">The folder's file is missing or damaged, or does not belong to this adapter.</exception>
    public ElasticWeightConsolidation(EwcOptions options, MethodTask task, string? previous)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(task);
        (_options, _task) = (options, task);
        _holds = previous is null ? [] : Read(Path.Combine(previous, KeptFile));
    }

    /// <inheritdoc/>
    public double AddGradients(int update)
    {
        using var recording = no_grad();
        using var scope = NewDisposeScope();
        var penalties = new List<Tensor>();
        foreach (var (parameter, fisher, anchor) in _holds)
        {
            var drift = parameter.to(ScalarType.Float32) - anchor;
            var pull = fisher * drift;
            penalties.Add((pull * drift).sum());
            Add(parameter, (pull * _options.Lambda).to(parameter.dtype));
        }

        return penalties.Count == 0 ? 0 : (stack(penalties).sum() * (0.5 * _options.Lambda)).item<float>();
    }

    /// <inheritdoc/>
    public void Keep(string folder, CancellationToken cancellation)
    {
        using var scope = NewDisposeScope();
        var fishers = Fisher(cancellation);
        using var recording = no_grad();
        var kept = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (i, (name, parameter)) in _task.Adapters.Index())
        {
            var (fisher, anchor) = (fishers[i], parameter.to(ScalarType.Float32));
            if (_holds.Count > 0)
            {
                var (_, before, old) = _holds[i];
                var total = fisher + before;
                anchor = old + ((anchor - old) * (fisher / total.clamp_min(float.Epsilon)));
                fisher = total;
            }

            kept.Add(FisherPrefix + name, fisher);
            kept.Add(AnchorPrefix + name, anchor);
        }

        SafeTensorsFile.Write(Path.Combine(folder, KeptFile), kept);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, fisher, anchor) in _holds)
        {
            fisher.Dispose();
            anchor.Dispose();
        }
    }

    private static void Add(Parameter parameter, Tensor gradient)
    {
        if (parameter.grad is { } there)
        {
            there.add_(gradient);
        }
        else
        {
            parameter.grad = gradient;
        }
    }

    // The mean of squared gradients of single samples, for each parameter.
    private List<Tensor> Fisher(CancellationToken cancellation)
    {
        List<Tensor> parameters = [.. _task.Adapters.Select(item => item.Parameter)];
        var sums = parameters.ConvertAll(parameter => zeros(parameter.shape, ScalarType.Float32, parameter.device));
        var samples = _task.Data.Draw(_options.Samples, _task.Seed, "samples of the Fisher information");
        _task.Model.eval();
        foreach (var sample in samples)
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var gradients = autograd.grad([_task.Model.Loss(_task.Data.Batch(_task.Model, [sample]))], parameters);
            using var recording = no_grad();
            foreach (var (sum, gradient) in sums.Zip(gradients))
            {
                var exact = gradient.to(ScalarType.Float32);
                sum.addcmul_(exact, exact, 1.0 / samples.Count);
            }
        }

        _task.Model.train();
        return sums;
    }

    private List<Hold> Read(string file)
    {
        using var kept = SharedWeights.Open(file, _task.Model.Language.Placement with { Type = ScalarType.Float32 });
        return [.. _task.Adapters.Select(item => new Hold(item.Parameter, Own(FisherPrefix, item), Own(AnchorPrefix, item)))];

        Tensor Own(string prefix, (string Name, Parameter Parameter) item) => kept.Copy(prefix + item.Name, item.Parameter.shape).DetachFromDisposeScope();
    }

    private sealed record Hold(Parameter Parameter, Tensor Fisher, Tensor Anchor);
}
