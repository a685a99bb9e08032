using System.Collections;
using System.Reflection;
using CoIN.Graph;
using CoIN.Stages.Settings;

namespace CoIN.Stages;

/// <summary>Turns the settings a stage reads into the parameters of its key.</summary>
public static class StageParameters
{
    /// <summary>Returns the parameters of a settings record, one for each public property, named as in YAML.</summary>
    /// <param name="settings">A record of texts, numbers, truth values, choices, lists, maps and records of those.</param>
    /// <exception cref="ArgumentException">A property has a type that has no canonical form.</exception>
    public static IReadOnlyDictionary<string, ParameterValue> Of(object settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .ToDictionary(property => SettingsReader.KeyOf(property.Name), property => Value(property.GetValue(settings)), StringComparer.Ordinal);
    }

    private static ParameterValue Value(object? value) => value switch
    {
        null => ParameterValue.Null,
        string text => text,
        bool truth => truth,
        int number => (long)number,
        long number => number,
        ulong seed => unchecked((long)seed),
        double number => number,
        Enum choice => KebabCase.Of(choice),
        IDictionary map => ParameterValue.Map(map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, Value(map[key])))),
        IEnumerable list => ParameterValue.List(list.Cast<object?>().Select(Value)),
        KeyValuePair<string, string> pair => ParameterValue.List(pair.Key, pair.Value),
        _ when value.GetType().IsClass => ParameterValue.Map(Of(value)),
        _ => throw new ArgumentException($"a parameter of type {value.GetType()} has no canonical form", nameof(value)),
    };
}
