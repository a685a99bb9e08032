using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gradient descent, with momentum.</summary>
/// <remarks>g = g + decay p; b = momentum b + (1 - dampening) g, b = g in the first step; p = p - lr b. As PyTorch.</remarks>
public class SGD : optim.Optimizer
{
    private readonly Options _defaults;
    private readonly Dictionary<Parameter, Tensor> _momenta = new(ReferenceEqualityComparer.Instance);

    /// <summary>An optimizer of one group of parameters.</summary>
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false,
        bool maximize = false)
    {
        _defaults = new Options
        {
            LearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
        };
        add_param_group(new ParamGroup(parameters, new Options()));
    }

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        var options = (Options)param_group.Options;
        options.LearningRate ??= _defaults.LearningRate;
        options.InitialLearningRate = options.LearningRate!.Value;
        options.momentum ??= _defaults.momentum;
        options.dampening ??= _defaults.dampening;
        options.weight_decay ??= _defaults.weight_decay;
        options.nesterov ??= _defaults.nesterov;
        options.maximize ??= _defaults.maximize;
        base.add_param_group(param_group);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        foreach (var momentum in _momenta.Values)
        {
            momentum.Dispose();
        }

        _momenta.Clear();
        base.Dispose(disposing);
    }

    private protected override void Step(Modules.ParamGroup group)
    {
        foreach (var parameter in group.Parameters)
        {
            if (parameter.grad is { } gradient)
            {
                Step((Options)group.Options, parameter, gradient);
            }
        }
    }

    private void Step(Options options, Parameter parameter, Tensor gradient)
    {
        var direction = options.maximize!.Value ? -gradient : gradient;
        if (options.weight_decay is not 0)
        {
            direction = direction.add(parameter, options.weight_decay!.Value);
        }

        if (options.momentum is not 0)
        {
            if (_momenta.TryGetValue(parameter, out var momentum))
            {
                momentum.mul_(options.momentum!.Value).add_(direction, 1 - options.dampening!.Value);
            }
            else
            {
                momentum = direction.clone().DetachFromDisposeScope();
                _momenta.Add(parameter, momentum);
            }

            direction = options.nesterov!.Value ? direction.add(momentum, options.momentum!.Value) : momentum;
        }

        parameter.add_(direction, -options.LearningRate!.Value);
    }

    /// <summary>What the optimizer does with a group; null takes its default.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Part of the last step that goes into the next.</summary>
        public double? momentum;

        /// <summary>Part of the gradient that momentum leaves out.</summary>
        public double? dampening;

        /// <summary>Part of a parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether to look ahead along the momentum.</summary>
        public bool? nesterov;

        /// <summary>Whether to climb instead of descend.</summary>
        public bool? maximize;
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        /// <summary>A group with options; null ones take the optimizer's.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options)
            : base(parameters, options)
        {
        }
    }
}
