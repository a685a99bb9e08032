using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The direct parts and their names.</summary>
            public virtual IEnumerable<(string name, Module module)> named_children() => _submodules.Select(pair => (pair.Key, pair.Value));

            /// <summary>The direct parts.</summary>
            public virtual IEnumerable<Module> children() => _submodules.Values;

            /// <summary>All parts, at any depth, and their dotted names; not this module.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var (name, module) in named_children())
                {
                    yield return (name, module);
                    foreach (var (inner, part) in module.named_modules())
                    {
                        yield return ($"{name}.{inner}", part);
                    }
                }
            }

            /// <summary>All parts, at any depth; not this module.</summary>
            public virtual IEnumerable<Module> modules() => named_modules().Select(pair => pair.module);

            /// <summary>The parameters and their dotted names; one that stands in two places comes once, under its first name.</summary>
            /// <param name="recurse">Whether to include those of the parts.</param>
            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<Parameter>(ReferenceEqualityComparer.Instance);
                foreach (var (prefix, module) in Owners(recurse))
                {
                    foreach (var (name, parameter) in module._parameters)
                    {
                        if (parameter is not null && seen.Add(parameter))
                        {
                            yield return (prefix + name, parameter);
                        }
                    }
                }
            }

            /// <summary>The parameters; one that stands in two places comes once.</summary>
            /// <param name="recurse">Whether to include those of the parts.</param>
            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(pair => pair.parameter);

            /// <summary>The buffers and their dotted names.</summary>
            /// <param name="recurse">Whether to include those of the parts.</param>
            /// <param name="include_nonpersistent">Whether to include those that checkpoints do not hold.</param>
            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true) =>
                from owner in Owners(recurse)
                from pair in owner.Module._buffers
                where include_nonpersistent || pair.Value.Persistent
                select (owner.Prefix + pair.Key, pair.Value.Tensor);

            /// <summary>The buffers.</summary>
            /// <param name="recurse">Whether to include those of the parts.</param>
            /// <param name="include_nonpersistent">Whether to include those that checkpoints do not hold.</param>
            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(pair => pair.buffer);

            /// <summary>Whether there is a parameter of this dotted name.</summary>
            public virtual bool has_parameter(string target) => named_parameters().Any(pair => pair.name == target);

            /// <summary>The parameter of this dotted name; null when there is none.</summary>
            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(pair => pair.name == target).parameter;

            /// <summary>Whether there is a buffer of this dotted name.</summary>
            public virtual bool has_buffer(string target) => named_buffers().Any(pair => pair.name == target);

            /// <summary>The buffer of this dotted name; null when there is none.</summary>
            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(pair => pair.name == target).buffer;

            private IEnumerable<(string Prefix, Module Module)> Owners(bool recurse) =>
                recurse ? named_modules().Select(pair => (pair.name + '.', pair.module)).Prepend(("", this)) : [("", this)];
        }
    }
}
