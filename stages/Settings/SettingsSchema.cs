using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoIN.Stages.Settings;

/// <summary>The JSON schema of a settings file, for editors: which keys there are, what each means and what values it takes.</summary>
/// <remarks>
/// Made from the records that <see cref="SettingsReader"/> binds, and from their documentation. What goes together, and ranges, is the reader's to check:
/// a file that the schema refuses is refused by the reader, too, but not the other way round.
/// </remarks>
public static partial class SettingsSchema
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the schema of a settings record, LF line ends.</summary>
    /// <typeparam name="T">The record.</typeparam>
    /// <param name="required">The keys that every file has.</param>
    public static string Of<T>(params string[] required)
    {
        var schema = Record(typeof(T), Documentation());
        schema.Insert(0, "$schema", Dialect);
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray([.. required.Select(key => JsonValue.Create(key))]);
        }

        return schema.ToJsonString(Options) + "\n";
    }

    private static JsonObject Record(Type type, IReadOnlyDictionary<string, string> documentation)
    {
        var properties = new JsonObject();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
        {
            var schema = Value(property.PropertyType, documentation);
            if (documentation.TryGetValue($"P:{type.FullName}.{property.Name}", out var text))
            {
                schema.Insert(0, "description", text);
            }

            properties[SettingsReader.KeyOf(property.Name)] = schema;
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject Value(Type declared, IReadOnlyDictionary<string, string> documentation)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsGenericType)
        {
            var item = Value(type.GetGenericArguments()[^1], documentation);
            return type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                ? new JsonObject { ["type"] = "array", ["items"] = item }
                : new JsonObject { ["type"] = "object", ["additionalProperties"] = item };
        }

        return type switch
        {
            _ when type == typeof(string) => new JsonObject { ["type"] = "string" },
            _ when type == typeof(bool) => new JsonObject { ["type"] = "boolean" },
            _ when type == typeof(double) => new JsonObject { ["type"] = "number" },
            _ when type == typeof(ulong) => new JsonObject { ["type"] = "integer", ["minimum"] = 0 },
            _ when type == typeof(int) || type == typeof(long) => new JsonObject { ["type"] = "integer" },
            { IsEnum: true } => new JsonObject { ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<object>().Select(value => JsonValue.Create(KebabCase.Of(value)))]) },
            _ => Record(type, documentation),
        };
    }

    // The compiler writes it beside the assembly.
    private static Dictionary<string, string> Documentation() =>
        XDocument.Load(Path.ChangeExtension(typeof(SettingsSchema).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Plain(member.Element("summary")!));

    private static string Plain(XElement summary) => Spaces().Replace(string.Concat(summary.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => see.Attribute("cref") is { } cref ? SettingsReader.KeyOf(cref.Value[(cref.Value.LastIndexOf('.') + 1)..]) : see.Value,
        XElement element => element.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
