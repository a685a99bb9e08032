namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>A rule by which the learning rates of an optimizer change from step to step.</summary>
            public abstract class LRScheduler
            {
                private readonly Optimizer _optimizer;
                private int _step;

                private protected LRScheduler(Optimizer optimizer, int lastStep, bool verbose)
                {
                    if (verbose)
                    {
                        throw new NotSupportedException("a scheduler prints nothing here; leave 'verbose' out");
                    }

                    _optimizer = optimizer;
                    _step = lastStep;
                }

                /// <summary>The learning rates of the groups.</summary>
                public IEnumerable<double> get_last_lr() => _optimizer.ParamGroups.Select(group => group.LearningRate);

                /// <summary>Sets the learning rates for the next step of the optimizer.</summary>
                public virtual void step()
                {
                    _step++;
                    foreach (var group in _optimizer.ParamGroups)
                    {
                        group.LearningRate = Rate(group, _step);
                    }
                }

                // The first rates are set when the rule is complete, which is after the constructors.
                internal LRScheduler Start()
                {
                    step();
                    return this;
                }

                private protected abstract double Rate(ILearningRateController group, int step);
            }
        }
    }
}
