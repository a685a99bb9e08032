using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules known by their keys, in the order in which they were added.</summary>
/// <typeparam name="T">Type of the modules.</typeparam>
public class ModuleDict<T> : nn.Module
    where T : nn.Module
{
    private readonly OrderedDictionary<string, T> _modules = [];

    /// <summary>An empty dictionary.</summary>
    public ModuleDict()
        : base(nameof(ModuleDict<T>))
    {
    }

    /// <summary>Number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>One module, by key.</summary>
    public T this[string key]
    {
        get => _modules[key];
        set
        {
            Remove(key);
            Add(key, value);
        }
    }

    /// <summary>Adds a module.</summary>
    /// <exception cref="ArgumentException">The key is taken, or has a dot.</exception>
    public void Add(string key, T value)
    {
        register_module(key, value);
        _modules.Add(key, value);
    }

    /// <summary>Takes a module out, without disposing it.</summary>
    public bool Remove(string key)
    {
        var removed = _modules.Remove(key);
        ClearModules();
        foreach (var (name, module) in _modules)
        {
            register_module(name, module);
        }

        return removed;
    }

    /// <summary>Whether there is a module of this key.</summary>
    public bool ContainsKey(string key) => _modules.ContainsKey(key);

    /// <summary>The module of this key, if there is one.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value) => _modules.TryGetValue(key, out value);

    /// <summary>The keys in order.</summary>
    public IEnumerable<string> keys() => _modules.Keys;

    /// <summary>The modules in order.</summary>
    public IEnumerable<T> values() => _modules.Values;
}
