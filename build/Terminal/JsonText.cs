using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CoIN.Store;

namespace CoIN.Build.Terminal;

/// <summary>Answers for programs, by serialising them; what a run without work prints is written by <see cref="Json"/> instead, which starts faster.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new DigestConverter(), new SecondsConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Returns an object as indented JSON: durations in seconds, digests in hexadecimal, choices by name.</summary>
    public static string Of(object answer) => JsonSerializer.Serialize(answer, Options);

    private sealed class DigestConverter : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Digest.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class SecondsConverter : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TimeSpan.FromSeconds(reader.GetDouble());

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value.TotalSeconds, 3));
    }
}
