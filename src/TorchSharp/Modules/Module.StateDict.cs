namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>The parameters and persistent buffers by dotted name; the tensors themselves, not copies.</summary>
            /// <param name="destination">A dictionary to fill; null for a new one.</param>
            /// <param name="prefix">What to put, with a dot, before each name.</param>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                var state = destination ?? [];
                foreach (var (name, tensor) in State())
                {
                    state[string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}"] = tensor;
                }

                return state;
            }

            /// <summary>Copies values into the parameters and buffers of the same names.</summary>
            /// <param name="source">Values by dotted name; converted to the parameter's type and device.</param>
            /// <param name="strict">Refuse names missing on either side.</param>
            /// <param name="skip">Names to leave alone.</param>
            /// <returns>Names of this module that the source lacks, and names of the source that this module lacks.</returns>
            /// <exception cref="InvalidOperationException">Strict, and a name is missing on either side.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                var state = State().ToDictionary(pair => pair.Name, pair => pair.Tensor);
                var missing = state.Keys.Where(name => !source.ContainsKey(name) && skip?.Contains(name) != true).ToList();
                var unexpected = source.Keys.Where(name => !state.ContainsKey(name) && skip?.Contains(name) != true).ToList();
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"module '{_name}': missing from the source: [{string.Join(", ", missing)}]; not in the module: [{string.Join(", ", unexpected)}]");
                }

                using (no_grad())
                {
                    foreach (var (name, target) in state)
                    {
                        if (source.TryGetValue(name, out var value) && skip?.Contains(name) != true)
                        {
                            Copy(name, value, target);
                        }
                    }
                }

                return (missing, unexpected);
            }

            private void Copy(string name, Tensor value, Tensor target)
            {
                if (!value.shape.SequenceEqual(target.shape))
                {
                    throw new InvalidOperationException(
                        $"module '{_name}': '{name}' has the shape [{string.Join(", ", target.shape)}], the source [{string.Join(", ", value.shape)}]");
                }

                target.copy_(value);
            }

            private IEnumerable<(string Name, Tensor Tensor)> State() =>
                from owner in Owners(true)
                from pair in owner.Module._parameters.Where(pair => pair.Value is not null)
                        .Select(pair => (pair.Key, Tensor: (Tensor)pair.Value!))
                    .Concat(owner.Module._buffers.Where(pair => pair.Value.Persistent).Select(pair => (pair.Key, pair.Value.Tensor)))
                select (owner.Prefix + pair.Key, pair.Tensor);
        }
    }
}
