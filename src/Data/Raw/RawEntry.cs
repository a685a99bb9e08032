using System.Globalization;
using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>One entry of a raw JSON file with its place in it; reading a field that is absent or of another type is an error that names the place.</summary>
internal readonly struct RawEntry
{
    private readonly JsonElement _element;
    private readonly string _place;

    /// <summary>Reads an entry.</summary>
    /// <param name="item">The entry's JSON text.</param>
    /// <param name="file">The raw file, for errors.</param>
    internal RawEntry(JsonItem item, string file)
        : this(Parse(item, file), $"{file}: entry {(item.Key is null ? $"{item.Index:N0}" : $"'{item.Key}'")}")
    {
    }

    private RawEntry(JsonElement element, string place)
    {
        _element = element;
        _place = place;
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw Error($"an object was expected, a {element.ValueKind} found");
        }
    }

    /// <summary>Returns an error that names the entry.</summary>
    internal PipelineException Error(string message) => RawMistake.At(_place, message);

    /// <summary>The entry's place, for errors.</summary>
    internal string Place => _place;

    /// <summary>Returns a text that must be there and must hold more than white space.</summary>
    internal string Text(string field)
    {
        var text = AnyText(field);
        return string.IsNullOrWhiteSpace(text) ? throw Error($"'{field}' is empty, a text was expected") : text;
    }

    /// <summary>Returns a text that must be there and may be empty.</summary>
    internal string AnyText(string field)
    {
        var value = Value(field);
        return value.ValueKind == JsonValueKind.String ? String(field, value) : throw WrongKind(field, value, "a text");
    }

    /// <summary>Returns a text, or null where the field is absent or null.</summary>
    internal string? TextOrNull(string field) =>
        !_element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null ? null : AnyText(field);

    /// <summary>Returns a name that is written as a text or as a whole number.</summary>
    internal string Name(string field)
    {
        var value = Value(field);
        return value.ValueKind switch
        {
            JsonValueKind.String when String(field, value) is { Length: > 0 } text => text,
            JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => throw WrongKind(field, value, "a name or a whole number"),
        };
    }

    /// <summary>Returns a whole number.</summary>
    internal long Integer(string field)
    {
        var value = Value(field);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw WrongKind(field, value, "a whole number");
    }

    /// <summary>Returns a list of texts.</summary>
    internal string[] Texts(string field)
    {
        var entry = this;
        return [.. List(field).Select(value => value.ValueKind == JsonValueKind.String ? entry.String(field, value) : throw entry.WrongKind(field, value, "texts"))];
    }

    /// <summary>Returns a list of finite numbers.</summary>
    internal double[] Numbers(string field)
    {
        var entry = this;
        return [.. List(field).Select(value =>
            value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw entry.WrongKind(field, value, "numbers"))];
    }

    /// <summary>Returns a list of objects.</summary>
    internal RawEntry[] Entries(string field)
    {
        var place = _place;
        return [.. List(field).Select((value, i) => new RawEntry(value, $"{place}: '{field}' {i}"))];
    }

    /// <summary>Returns an object, or null where the field is absent or null.</summary>
    internal RawEntry? EntryOrNull(string field) => Has(field) ? new RawEntry(Value(field), $"{_place}: '{field}'") : null;

    /// <summary>Returns whether a field is there and not null.</summary>
    internal bool Has(string field) => _element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null;

    private static JsonElement Parse(JsonItem item, string file)
    {
        try
        {
            var reader = new Utf8JsonReader(item.Bytes.Span);
            return JsonElement.ParseValue(ref reader);
        }
        catch (JsonException exception)
        {
            throw item.Malformed(file, exception);
        }
    }

    private JsonElement.ArrayEnumerator List(string field)
    {
        var value = Value(field);
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw WrongKind(field, value, "a list");
    }

    private JsonElement Value(string field) =>
        _element.TryGetProperty(field, out var value) ? value : throw Error($"the field '{field}' was expected, it is missing");

    private string String(string field, JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Error($"'{field}' escapes half of a surrogate pair; whole characters were expected");
        }
    }

    private PipelineException WrongKind(string field, JsonElement value, string expected)
    {
        const int most = 40;
        var raw = value.GetRawText();
        return Error($"'{field}' holds {(raw.Length <= most ? raw : raw[..most] + "...")}; {expected} expected");
    }
}
