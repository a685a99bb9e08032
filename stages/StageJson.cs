using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoIN.Stages;

/// <summary>How stages write JSON: the same bytes for the same content, readable by people.</summary>
internal static class StageJson
{
    /// <summary>Indented, camel case, line feeds, no escapes but the necessary ones.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
