using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>A rule by which parameters follow their gradients.</summary>
        public abstract class Optimizer : IDisposable
        {
            private protected Optimizer()
            {
            }

            /// <summary>The groups, in the order in which they were added.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => Groups;

            private protected List<ParamGroup> Groups { get; } = [];

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => Groups.SelectMany(group => group.Parameters);

            /// <summary>Releases the gradients of all parameters.</summary>
            public virtual void zero_grad()
            {
                foreach (var parameter in parameters())
                {
                    parameter.grad = null;
                }
            }

            /// <summary>Moves each parameter that has a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients first; null when that has been done.</param>
            /// <returns>The closure's loss; null without one.</returns>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                var loss = Loss(closure);
                using var recording = no_grad();
                foreach (var group in Groups)
                {
                    using var scope = NewDisposeScope();
                    Step(group);
                }

                return loss;
            }

            /// <summary>Adds parameters.</summary>
            public virtual void add_param_group(ParamGroup param_group)
            {
                param_group.Parameters = [.. param_group.Parameters];
                Groups.Add(param_group);
            }

            /// <summary>Disposes what is remembered about the parameters, not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes what is remembered about the parameters.</summary>
            /// <param name="disposing">False when called by a finalizer.</param>
            protected virtual void Dispose(bool disposing)
            {
            }

            // One step of one group; runs without recording for gradients, in a dispose scope.
            private protected abstract void Step(ParamGroup group);

            private static Tensor? Loss(Func<Tensor>? closure)
            {
                if (closure is null)
                {
                    return null;
                }

                using var recording = enable_grad();
                return closure();
            }
        }
    }
}
