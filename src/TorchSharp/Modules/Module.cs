using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Something with parameters, buffers and parts: a layer, or a whole model.</summary>
        /// <remarks>
        /// A subclass puts its parts into fields and calls <see cref="RegisterComponents"/> at the end of its constructor. A part is known
        /// by the field's name, or by the one that <see cref="Utils.ComponentNameAttribute"/> declares. Registered tensors leave their
        /// dispose scope: the module owns them until it is disposed.
        /// </remarks>
        public partial class Module : IDisposable
        {
            private readonly OrderedDictionary<string, Parameter?> _parameters = [];
            private readonly OrderedDictionary<string, (Tensor Tensor, bool Persistent)> _buffers = [];
            private readonly OrderedDictionary<string, Module> _submodules = [];
            private readonly string _name;
            private bool _disposed;

            /// <summary>An empty module.</summary>
            /// <param name="name">What it is, for messages; not its name in a model.</param>
            protected Module(string name) => _name = name;

            /// <summary>Whether the module behaves as in training (dropout) or as in use.</summary>
            public bool training { get; private set; } = true;

            /// <summary>What the module is, as given to the constructor.</summary>
            public virtual string GetName() => _name;

            /// <summary>Lets the module and all its parts behave as in training, or as in use.</summary>
            public virtual void train(bool train = true)
            {
                training = train;
                foreach (var module in _submodules.Values)
                {
                    module.train(train);
                }
            }

            /// <summary>Lets the module and all its parts behave as in use.</summary>
            public virtual void eval() => train(false);

            /// <summary>Runs an action on all parts, innermost first, then on the module.</summary>
            public virtual Module apply(Action<Module> fn)
            {
                foreach (var module in _submodules.Values)
                {
                    module.apply(fn);
                }

                fn(this);
                return this;
            }

            /// <summary>Forgets the gradients of all parameters.</summary>
            /// <param name="set_to_none">Release them, instead of setting them to zero.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (var parameter in parameters())
                {
                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        using var gradient = parameter.grad;
                        gradient?.zero_();
                    }
                }
            }

            /// <summary>Disposes the parameters, buffers and parts.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes the parameters, buffers and parts.</summary>
            /// <param name="disposing">False when called by the finalizer.</param>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _disposed)
                {
                    return;
                }

                _disposed = true;
                foreach (var module in _submodules.Values)
                {
                    module.Dispose();
                }

                foreach (var parameter in _parameters.Values)
                {
                    parameter?.Dispose();
                }

                foreach (var (tensor, _) in _buffers.Values)
                {
                    tensor.Dispose();
                }
            }
        }
    }
}
