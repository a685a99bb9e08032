using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Makes a parameter known under a name.</summary>
            /// <exception cref="ArgumentException">The name is taken, or has a dot.</exception>
            public virtual void register_parameter(string name, Parameter? param)
            {
                CheckName(name);
                param?.DetachFromDisposeScope();
                _parameters.Add(name, param);
            }

            /// <summary>Makes a tensor that is not trained known under a name.</summary>
            /// <param name="name">The name.</param>
            /// <param name="tensor">The tensor.</param>
            /// <param name="persistent">Whether checkpoints hold it.</param>
            /// <exception cref="ArgumentException">The name is taken, or has a dot.</exception>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                CheckName(name);
                tensor.DetachFromDisposeScope();
                _buffers.Add(name, (tensor, persistent));
            }

            /// <summary>Makes a part known under a name.</summary>
            /// <exception cref="ArgumentException">The name is taken, or has a dot.</exception>
            public virtual void register_module(string name, Module submodule)
            {
                CheckName(name);
                _submodules.Add(name, submodule);
            }

            /// <summary>Makes a part known under a name.</summary>
            /// <exception cref="ArgumentException">The name is taken, or has a dot.</exception>
            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Registers the modules, parameters and tensors that this object's fields hold.</summary>
            protected virtual void RegisterComponents()
            {
                const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
                var types = new Stack<Type>();
                for (var type = GetType(); type is not null && type.Assembly != typeof(Module).Assembly; type = type.BaseType)
                {
                    types.Push(type);
                }

                foreach (var field in types.SelectMany(type => type.GetFields(Fields)))
                {
                    var key = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    if (!IsTaken(key))
                    {
                        Register(key, field.GetValue(this));
                    }
                }
            }

            /// <summary>Makes a parameter known under a name, in place of the one that has it; null takes the name away.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                _parameters.Remove(name);
                if (value is not null)
                {
                    register_parameter(name, value);
                }
            }

            /// <summary>Makes a tensor known under a name, in place of the one that has it; null takes the name away.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                _buffers.Remove(name);
                if (value is not null)
                {
                    register_buffer(name, value, persistent);
                }
            }

            /// <summary>Forgets all parts, without disposing them.</summary>
            protected void ClearModules() => _submodules.Clear();

            private void Register(string key, object? value)
            {
                switch (value)
                {
                    case Module module:
                        register_module(key, module);
                        break;
                    case Parameter parameter:
                        register_parameter(key, parameter);
                        break;
                    case Tensor tensor:
                        register_buffer(key, tensor);
                        break;
                }
            }

            private void CheckName(string name)
            {
                if (name.Length == 0 || name.Contains('.', StringComparison.Ordinal))
                {
                    throw new ArgumentException($"module '{_name}': the component name '{name}' is empty or has a dot", nameof(name));
                }

                if (IsTaken(name))
                {
                    throw new ArgumentException($"module '{_name}': there already is a component '{name}'", nameof(name));
                }
            }

            private bool IsTaken(string name) => _parameters.ContainsKey(name) || _buffers.ContainsKey(name) || _submodules.ContainsKey(name);
        }
    }
}
