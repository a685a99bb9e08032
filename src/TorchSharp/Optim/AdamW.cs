using TorchSharp.Native;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Adam with decoupled weight decay.</summary>
/// <remarks>
/// m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; p = (1 - lr decay) p - lr m' / (sqrt(v') + eps), where m' and v' are divided
/// by 1 - beta^step. Loshchilov and Hutter 2019; in the order of operations of PyTorch, so that the results agree. All parameters of a
/// group go through each operator together: adapters have hundreds of small ones.
/// </remarks>
public class AdamW : OptimizerHelper
{
    private readonly Options _defaults;
    private readonly Dictionary<Parameter, State> _states = new(ReferenceEqualityComparer.Instance);

    /// <summary>An optimizer of one group of parameters.</summary>
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup(parameters, new Options())], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
    {
    }

    /// <summary>An optimizer of several groups; null options take the values given here.</summary>
    public AdamW(
        IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        _defaults = new Options
        {
            LearningRate = lr,
            beta1 = beta1,
            beta2 = beta2,
            eps = eps,
            weight_decay = weight_decay,
            amsgrad = amsgrad,
            maximize = maximize,
        };
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = (Options)param_group.Options;
        options.LearningRate ??= _defaults.LearningRate;
        options.InitialLearningRate = options.LearningRate!.Value;
        options.beta1 ??= _defaults.beta1;
        options.beta2 ??= _defaults.beta2;
        options.eps ??= _defaults.eps;
        options.weight_decay ??= _defaults.weight_decay;
        options.amsgrad ??= _defaults.amsgrad;
        options.maximize ??= _defaults.maximize;
        base.add_param_group(param_group);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var state in _states.Values)
        {
            state.Dispose();
        }

        _states.Clear();
        base.Dispose(disposing);
    }

    private protected override void SaveState(Parameter parameter, BinaryWriter writer)
    {
        var isKnown = _states.TryGetValue(parameter, out var state);
        writer.Write(isKnown ? state!.Step : 0);
        foreach (var tensor in isKnown ? state!.Tensors : [])
        {
            using var host = tensor.cpu();
            writer.Write(host.bytes);
        }
    }

    private protected override void LoadState(Parameter parameter, BinaryReader reader)
    {
        var step = reader.ReadInt64();
        if (_states.Remove(parameter, out var old))
        {
            old.Dispose();
        }

        if (step == 0)
        {
            return;
        }

        var options = (Options)Groups.First(group => group.Parameters.Contains(parameter, ReferenceEqualityComparer.Instance)).Options;
        var state = new State(parameter, options.amsgrad!.Value) { Step = step };
        _states.Add(parameter, state);
        foreach (var tensor in state.Tensors)
        {
            using var host = zeros(tensor.shape, tensor.dtype);
            reader.BaseStream.ReadExactly(host.bytes);
            tensor.copy_(host);
        }
    }

    private protected override void Step(Modules.ParamGroup group)
    {
        var options = (Options)group.Options;
        var trained = group.Parameters.Select(parameter => (parameter, parameter.grad)).Where(pair => pair.grad is not null);
        // Parameters that took part in fewer steps so far have other bias corrections.
        foreach (var peers in trained.GroupBy(pair => Advance(pair.parameter, options.amsgrad!.Value)))
        {
            Step(options, peers.Key, [.. peers.Select(pair => pair.parameter)], [.. peers.Select(pair => pair.grad!)]);
        }
    }

    private void Step(Options options, long step, Parameter[] parameters, Tensor[] gradients)
    {
        var (beta1, beta2, rate) = (options.beta1!.Value, options.beta2!.Value, options.LearningRate!.Value);
        var states = Array.ConvertAll(parameters, parameter => _states[parameter]);
        var means = Array.ConvertAll(states, state => state.Mean);
        var squares = Array.ConvertAll(states, state => state.Square);
        if (options.maximize!.Value)
        {
            gradients = Aten._foreach_neg.CallList(gradients);
        }

        Aten._foreach_mul__Scalar.Run(parameters, 1 - (rate * options.weight_decay!.Value));
        Aten._foreach_mul__Scalar.Run(means, beta1);
        Aten._foreach_add__List.Run(means, gradients, 1 - beta1);
        Aten._foreach_mul__Scalar.Run(squares, beta2);
        Aten._foreach_addcmul__Scalar.Run(squares, gradients, gradients, 1 - beta2);
        if (options.amsgrad!.Value)
        {
            var largest = Array.ConvertAll(states, state => state.LargestSquare!);
            Aten._foreach_maximum__List.Run(largest, squares);
            squares = largest;
        }

        var denominators = Aten._foreach_sqrt.CallList(squares);
        Aten._foreach_div__Scalar.Run(denominators, Math.Sqrt(1 - Math.Pow(beta2, step)));
        Aten._foreach_add__Scalar.Run(denominators, options.eps!.Value);
        Aten._foreach_addcdiv__Scalar.Run(parameters, means, denominators, -(rate / (1 - Math.Pow(beta1, step))));
    }

    private long Advance(Parameter parameter, bool amsgrad)
    {
        if (!_states.TryGetValue(parameter, out var state))
        {
            state = new State(parameter, amsgrad);
            _states.Add(parameter, state);
        }

        return ++state.Step;
    }

    /// <summary>What the optimizer does with a group; null takes its default.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Decay of the mean of the gradients.</summary>
        public double? beta1;

        /// <summary>Decay of the mean of their squares.</summary>
        public double? beta2;

        /// <summary>Added to the denominator.</summary>
        public double? eps;

        /// <summary>Part of a parameter, times the learning rate, that it loses in each step.</summary>
        public double? weight_decay;

        /// <summary>Whether the largest mean of squares so far is used.</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        /// <summary>A group without parameters.</summary>
        public ParamGroup()
        {
        }

        /// <summary>A group with options; null ones take the optimizer's.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }

        /// <summary>A group with these options.</summary>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                beta1 = beta1,
                beta2 = beta2,
                eps = eps,
                weight_decay = weight_decay,
                amsgrad = amsgrad,
                maximize = maximize,
            })
        {
        }
    }

    private sealed class State(Parameter parameter, bool amsgrad) : IDisposable
    {
        internal long Step { get; set; }

        internal Tensor Mean { get; } = zeros_like(parameter).DetachFromDisposeScope();

        internal Tensor Square { get; } = zeros_like(parameter).DetachFromDisposeScope();

        internal Tensor? LargestSquare { get; } = amsgrad ? zeros_like(parameter).DetachFromDisposeScope() : null;

        internal IEnumerable<Tensor> Tensors => LargestSquare is null ? [Mean, Square] : [Mean, Square, LargestSquare];

        public void Dispose()
        {
            foreach (var tensor in Tensors)
            {
                tensor.Dispose();
            }
        }
    }
}
