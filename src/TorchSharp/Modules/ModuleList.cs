using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Modules in a row, known by their numbers.</summary>
/// <typeparam name="T">Type of the modules.</typeparam>
public class ModuleList<T> : nn.Module, IList<T>
    where T : nn.Module
{
    private readonly List<T> _modules = [];

    /// <summary>A list of these modules.</summary>
    public ModuleList(params T[] modules)
        : base(nameof(ModuleList<T>)) => extend(modules);

    /// <summary>Number of modules.</summary>
    public int Count => _modules.Count;

    /// <summary>False: modules can be added.</summary>
    public bool IsReadOnly => false;

    /// <summary>One module, by number.</summary>
    public T this[int index]
    {
        get => _modules[index];
        set
        {
            _modules[index] = value;
            Number();
        }
    }

    /// <summary>Adds a module at the end.</summary>
    public void Add(T item)
    {
        _modules.Add(item);
        register_module((Count - 1).ToString(CultureInfo.InvariantCulture), item);
    }

    /// <summary>Adds modules at the end.</summary>
    public void append(params T[] parameters) => extend(parameters);

    /// <summary>Adds modules at the end.</summary>
    public void extend(IEnumerable<T> modules)
    {
        foreach (var module in modules)
        {
            Add(module);
        }
    }

    /// <summary>Inserts a module; those behind it are renumbered.</summary>
    public void Insert(int index, T item)
    {
        _modules.Insert(index, item);
        Number();
    }

    /// <summary>Takes a module out, without disposing it; those behind it are renumbered.</summary>
    public bool Remove(T item)
    {
        var removed = _modules.Remove(item);
        Number();
        return removed;
    }

    /// <summary>Takes a module out, without disposing it; those behind it are renumbered.</summary>
    public void RemoveAt(int index)
    {
        _modules.RemoveAt(index);
        Number();
    }

    /// <summary>Takes all modules out, without disposing them.</summary>
    public void Clear()
    {
        _modules.Clear();
        Number();
    }

    /// <summary>Whether the module is in the list.</summary>
    public bool Contains(T item) => _modules.Contains(item);

    /// <summary>Number of the module; -1 when it is not in the list.</summary>
    public int IndexOf(T item) => _modules.IndexOf(item);

    /// <summary>Copies the modules into an array.</summary>
    public void CopyTo(T[] array, int arrayIndex) => _modules.CopyTo(array, arrayIndex);

    /// <summary>The modules in order.</summary>
    public IEnumerator<T> GetEnumerator() => _modules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Number()
    {
        ClearModules();
        for (var i = 0; i < Count; i++)
        {
            register_module(i.ToString(CultureInfo.InvariantCulture), _modules[i]);
        }
    }
}
