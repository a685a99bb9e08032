using System.Globalization;
using System.Text;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>A value that can be part of a stage's key: null, text, whole number, number, truth value, list or map.</summary>
/// <remarks>Immutable. Equal exactly if the readable texts are, so that a person sees every difference that the key sees; 1 and 1.0 differ.</remarks>
public sealed class ParameterValue : IEquatable<ParameterValue>
{
    /// <summary>The absence of a value.</summary>
    public static readonly ParameterValue Null = new(null);

    // null, string, long, double, bool, ParameterValue[] or SortedDictionary<string, ParameterValue>
    private readonly object? _value;

    private ParameterValue(object? value) => _value = value;

    /// <summary>Makes a list; its order counts.</summary>
    /// <param name="items">The items.</param>
    public static ParameterValue List(params IEnumerable<ParameterValue> items) => new(items.ToArray());

    /// <summary>Makes a list of texts; its order counts.</summary>
    /// <param name="items">The items.</param>
    public static ParameterValue List(IEnumerable<string> items) => new(items.Select(item => (ParameterValue)item).ToArray());

    /// <summary>Makes a map; the order of its entries does not count.</summary>
    /// <param name="entries">The entries.</param>
    public static ParameterValue Map(IEnumerable<KeyValuePair<string, ParameterValue>> entries)
    {
        var map = new SortedDictionary<string, ParameterValue>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            map.Add(name, value);
        }

        return new ParameterValue(map);
    }

    /// <summary>Makes a text, or null.</summary>
    /// <param name="value">The text.</param>
    public static implicit operator ParameterValue(string? value) => value is null ? Null : new(value);

    /// <summary>Makes a whole number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator ParameterValue(long value) => new(value);

    /// <summary>Makes a number.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator ParameterValue(double value) => new(value);

    /// <summary>Makes a truth value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator ParameterValue(bool value) => new(value);

    /// <summary>Returns the value as a person reads it: <c>'text'</c>, <c>8</c>, <c>0.0001</c>, <c>true</c>, <c>[1, 2]</c>, <c>{'rank': 8}</c>.</summary>
    public override string ToString() => _value switch
    {
        null => "null",
        string text => Quote(text),
        long number => number.ToString(CultureInfo.InvariantCulture),
        double number => WithPoint(number.ToString("R", CultureInfo.InvariantCulture)),
        bool truth => truth ? "true" : "false",
        ParameterValue[] items => "[" + string.Join(", ", items.Select(item => item.ToString())) + "]",
        SortedDictionary<string, ParameterValue> map => "{" + string.Join(", ", map.Select(entry => $"{Quote(entry.Key)}: {entry.Value}")) + "}",
        _ => throw new InvalidOperationException($"a parameter holds a {_value.GetType()}"),
    };

    /// <inheritdoc/>
    public bool Equals(ParameterValue? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ParameterValue);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    internal void WriteTo(KeyWriter key)
    {
        switch (_value)
        {
            case null:
                key.WriteNull();
                break;
            case string text:
                key.Write(text);
                break;
            case long number:
                key.Write(number);
                break;
            case double number:
                key.Write(number);
                break;
            case bool truth:
                key.Write(truth);
                break;
            case ParameterValue[] items:
                key.BeginList(items.Length);
                Array.ForEach(items, item => item.WriteTo(key));
                break;
            case SortedDictionary<string, ParameterValue> map:
                key.WriteMap(map, static (writer, value) => value.WriteTo(writer));
                break;
        }
    }

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '\\' => @"\\",
                '\'' => @"\'",
                '\n' => @"\n",
                '\r' => @"\r",
                '\t' => @"\t",
                _ => character.ToString(),
            });
        }

        return quoted.Append('\'').ToString();
    }

    // A number that happens to be whole must not read like a whole number.
    private static string WithPoint(string number) => number.All(character => char.IsAsciiDigit(character) || character == '-') ? number + ".0" : number;
}
