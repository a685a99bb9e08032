using System.Text.Json;

namespace CoIN.Data.MiniWorld.Tasks;

/// <summary>Shorter words for what the raw formats repeat.</summary>
internal static class JsonFields
{
    /// <summary>Writes a list of strings under a name.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an object under a name.</summary>
    public static void WriteObject(this Utf8JsonWriter json, string name, Action fields)
    {
        json.WriteStartObject(name);
        fields();
        json.WriteEndObject();
    }

    /// <summary>Writes a list of objects under a name.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
