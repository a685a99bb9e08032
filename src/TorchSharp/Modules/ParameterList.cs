using System.Collections;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Parameters in a row, known by their numbers.</summary>
public class ParameterList : nn.Module, IEnumerable<Parameter>
{
    private readonly List<Parameter> _parameters = [];

    /// <summary>A list of these parameters.</summary>
    public ParameterList(params Parameter[] parameters)
        : base(nameof(ParameterList))
    {
        foreach (var parameter in parameters)
        {
            Add(parameter);
        }
    }

    /// <summary>Number of parameters.</summary>
    public int Count => _parameters.Count;

    /// <summary>One parameter, by number.</summary>
    public Parameter this[int index]
    {
        get => _parameters[index];
        set
        {
            _parameters[index] = value;
            ConditionallyRegisterParameter(index.ToString(CultureInfo.InvariantCulture), value);
        }
    }

    /// <summary>Adds a parameter at the end.</summary>
    public void Add(Parameter item)
    {
        register_parameter(Count.ToString(CultureInfo.InvariantCulture), item);
        _parameters.Add(item);
    }

    /// <summary>The parameters in order.</summary>
    public IEnumerator<Parameter> GetEnumerator() => _parameters.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
