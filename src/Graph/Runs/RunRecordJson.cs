using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CoIN.Store;

namespace CoIN.Graph.Runs;

/// <summary>A run's record as JSON.</summary>
/// <remarks>Written by hand, because a run with nothing to do must not wait for a serialiser to study our types.</remarks>
internal static class RunRecordJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(RunRecord run, Digest keys)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Format))
        {
            json.WriteStartObject();
            json.WriteString("target", run.Target);
            json.WriteString("profile", run.Profile);
            json.WriteString("host", run.Origin.Host);
            json.WriteString("device", run.Origin.Device);
            json.WriteString("command", run.Origin.Command);
            json.WriteString("startedAt", run.StartedAt);
            json.WriteNumber("seconds", run.Duration.TotalSeconds);
            json.WriteBoolean("cancelled", run.Cancelled);
            json.WriteNumber("cached", run.Cached);
            json.WriteString("keys", keys.ToString());
            json.WriteStartArray("others");
            foreach (var stage in run.Others)
            {
                json.WriteStartObject();
                json.WriteString("name", stage.Name);
                json.WriteString("outcome", stage.Outcome.ToString());
                json.WriteNumber("seconds", stage.Duration.TotalSeconds);
                if (stage.Error is not null)
                {
                    json.WriteString("error", stage.Error);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Returns the record, or null if it or its list of keys is not what was written.</summary>
    public static RunRecord? Read(string text, Func<Digest, string?> list)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var json = document.RootElement;
            var keys = list(Digest.Parse(Text(json, "keys")));
            return keys is null ? null : new RunRecord
            {
                Target = Text(json, "target"),
                Profile = Text(json, "profile"),
                Origin = new RunOrigin(Text(json, "host"), Text(json, "device"), Text(json, "command")),
                StartedAt = json.GetProperty("startedAt").GetDateTimeOffset(),
                Duration = TimeSpan.FromSeconds(json.GetProperty("seconds").GetDouble()),
                Cancelled = json.GetProperty("cancelled").GetBoolean(),
                Cached = json.GetProperty("cached").GetInt32(),
                Others = [.. json.GetProperty("others").EnumerateArray().Select(ReadStage)],
                Keys = ReadKeys(keys),
            };
        }
        catch (Exception failure) when (failure is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null; // whole, and somebody else's
        }
    }

    private static RunStage ReadStage(JsonElement stage) => new(
        Text(stage, "name"),
        Enum.Parse<StageOutcome>(Text(stage, "outcome")),
        TimeSpan.FromSeconds(stage.GetProperty("seconds").GetDouble()),
        stage.TryGetProperty("error", out var error) ? error.GetString() : null);

    private static Dictionary<string, Digest> ReadKeys(string list)
    {
        var keys = new Dictionary<string, Digest>(StringComparer.Ordinal);
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            keys[line[(space + 1)..]] = Digest.Parse(line[..space]);
        }

        return keys;
    }

    private static string Text(JsonElement json, string member) => json.GetProperty(member).GetString()!;
}
