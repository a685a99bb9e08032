using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>One dictionary of a pickle with its place; reading a field that is absent or of another type is an error that names the place.</summary>
internal readonly struct PickleEntry
{
    private readonly Dictionary<object, object?> _fields;
    private readonly string _place;

    internal PickleEntry(object? value, string place)
    {
        _place = place;
        _fields = value as Dictionary<object, object?> ?? throw RawMistake.At(place, "a dictionary was expected");
    }

    /// <summary>Returns an error that names the entry.</summary>
    internal PipelineException Error(string message) => RawMistake.At(_place, message);

    /// <summary>Returns a whole number.</summary>
    internal long Integer(string field) => Value(field) is long number ? number : throw Error($"'{field}' is not a whole number");

    /// <summary>Returns a text with more than white space in it.</summary>
    internal string Text(string field) => Value(field) is string text
        ? string.IsNullOrWhiteSpace(text) ? throw Error($"'{field}' is empty, a text was expected") : text
        : throw Error($"'{field}' is not a text");

    /// <summary>Returns a list of dictionaries.</summary>
    internal PickleEntry[] Entries(string field)
    {
        var place = _place;
        return Value(field) is List<object?> list
            ? [.. list.Select((value, i) => new PickleEntry(value, $"{place}: '{field}' {i}"))]
            : throw Error($"'{field}' is not a list");
    }

    private object? Value(string field) => _fields.TryGetValue(field, out var value) ? value : throw Error($"the field '{field}' was expected, it is missing");
}
