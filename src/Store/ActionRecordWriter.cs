using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoIN.Store;

/// <summary>Writes an action record: one line of JSON that begins with the format, then a line with the SHA-256 of the first.</summary>
/// <remarks>By hand, because a run with nothing to do must not wait for a serialiser to study our types.</remarks>
internal static class ActionRecordWriter
{
    // The file is read as JSON, never put into a page, so that quotes and umlauts may stand as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(ActionRecord record)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", ActionRecord.Format);
            json.WriteString("key", record.Key.ToString());
            json.WriteString("stage", record.Stage);
            json.WriteString("kind", record.Kind);
            WriteKeyParts(json, record.KeyParts);
            WriteInputs(json, record.Inputs);
            WriteOutput(json, record.Output);
            WriteProvenance(json, record.Provenance);
            WriteLog(json, record.LogTail);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        var check = Digest.Of(bytes.WrittenSpan).ToString();
        bytes.Write(Encoding.ASCII.GetBytes(check));
        bytes.Write("\n"u8);
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteKeyParts(Utf8JsonWriter json, IReadOnlyList<KeyPart> parts)
    {
        json.WriteStartArray("parts");
        foreach (var part in parts)
        {
            json.WriteStartArray();
            json.WriteStringValue(part.Name);
            json.WriteStringValue(part.Value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteInputs(Utf8JsonWriter json, IReadOnlyList<RecordedInput> inputs)
    {
        json.WriteStartArray("inputs");
        foreach (var input in inputs)
        {
            json.WriteStartArray();
            json.WriteStringValue(input.Name);
            json.WriteStringValue(input.Origin);
            json.WriteStringValue(input.Content.ToString());
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteOutput(Utf8JsonWriter json, FileTree output)
    {
        json.WriteStartArray("output");
        foreach (var file in output.Files)
        {
            json.WriteStartArray();
            json.WriteStringValue(file.Path);
            json.WriteStringValue(file.Content.ToString());
            json.WriteNumberValue(file.Length);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteProvenance(Utf8JsonWriter json, Provenance provenance)
    {
        json.WriteString("startedAt", provenance.StartedAt);
        json.WriteString("duration", provenance.Duration.ToString("c", CultureInfo.InvariantCulture));
        json.WriteString("host", provenance.Host);
        json.WriteString("device", provenance.Device);
        json.WriteString("command", provenance.Command);
    }

    private static void WriteLog(Utf8JsonWriter json, IReadOnlyList<string> lines)
    {
        json.WriteStartArray("log");
        foreach (var line in lines)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }
}
