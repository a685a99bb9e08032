using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CoIN.Reporting.Rendering;

/// <summary>A table as JSON, nothing rounded: the whole model of the report with property names in camel case.</summary>
public static class JsonRenderer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.Default,
    };

    /// <summary>Returns the file's text, LF line ends.</summary>
    /// <param name="report">The table.</param>
    public static string Render(TableReport report) => JsonSerializer.Serialize(report, Options) + "\n";
}
