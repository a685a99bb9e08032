using System.Globalization;
using System.Text.Json;

namespace CoIN.Store;

/// <summary>Reads what <see cref="ActionRecordWriter"/> writes, and trusts nothing of it.</summary>
internal static class ActionRecordReader
{
    private const int CheckLength = (2 * Digest.Size) + 1;

    /// <summary>Returns the record, or null if the bytes are not those that were written.</summary>
    /// <exception cref="NotSupportedException">The record is whole and of a newer format.</exception>
    public static ActionRecord? Read(ReadOnlySpan<byte> bytes)
    {
        if (!IsWhole(bytes))
        {
            return null;
        }

        try
        {
            var json = new Utf8JsonReader(bytes[..^CheckLength]);
            return ReadRecord(ref json);
        }
        catch (Exception failure) when (failure is JsonException or FormatException or ArgumentException or InvalidOperationException)
        {
            return null; // the check sum is right and the content is not: somebody else's file
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= CheckLength)
        {
            return false;
        }

        Span<char> check = stackalloc char[2 * Digest.Size];
        for (var i = 0; i < check.Length; i++)
        {
            check[i] = (char)bytes[bytes.Length - CheckLength + i];
        }

        return Digest.TryParse(check, out var expected) && Digest.Of(bytes[..^CheckLength]) == expected;
    }

    private static ActionRecord ReadRecord(ref Utf8JsonReader json)
    {
        json.Read();
        json.Read();
        var format = ReadProperty(ref json, "format").GetInt32();
        if (format > ActionRecord.Format)
        {
            throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"format {format}"));
        }

        return new ActionRecord
        {
            Key = Digest.Parse(NextString(ref json, "key")),
            Stage = NextString(ref json, "stage"),
            Kind = NextString(ref json, "kind"),
            KeyParts = ReadKeyParts(ref json),
            Inputs = ReadInputs(ref json),
            Output = ReadOutput(ref json),
            Provenance = ReadProvenance(ref json),
            LogTail = ReadLog(ref json),
        };
    }

    private static List<KeyPart> ReadKeyParts(ref Utf8JsonReader json)
    {
        var parts = new List<KeyPart>();
        for (BeginArray(ref json, "parts"); NextItem(ref json); EndItem(ref json))
        {
            parts.Add(new KeyPart(ItemString(ref json), ItemString(ref json)));
        }

        return parts;
    }

    private static List<RecordedInput> ReadInputs(ref Utf8JsonReader json)
    {
        var inputs = new List<RecordedInput>();
        for (BeginArray(ref json, "inputs"); NextItem(ref json); EndItem(ref json))
        {
            inputs.Add(new RecordedInput(ItemString(ref json), ItemString(ref json), Digest.Parse(ItemString(ref json))));
        }

        return inputs;
    }

    private static FileTree ReadOutput(ref Utf8JsonReader json)
    {
        var files = new List<FileEntry>();
        for (BeginArray(ref json, "output"); NextItem(ref json); EndItem(ref json))
        {
            var path = ItemString(ref json);
            var content = Digest.Parse(ItemString(ref json));
            json.Read();
            files.Add(new FileEntry(path, content, json.GetInt64()));
        }

        return new FileTree(files);
    }

    private static Provenance ReadProvenance(ref Utf8JsonReader json)
    {
        Advance(ref json, "startedAt");
        var startedAt = json.GetDateTimeOffset();
        var duration = TimeSpan.ParseExact(NextString(ref json, "duration"), "c", CultureInfo.InvariantCulture);
        return new Provenance(startedAt, duration, NextString(ref json, "host"), NextString(ref json, "device"), NextString(ref json, "command"));
    }

    private static List<string> ReadLog(ref Utf8JsonReader json)
    {
        var lines = new List<string>();
        BeginArray(ref json, "log");
        while (json.Read() && json.TokenType == JsonTokenType.String)
        {
            lines.Add(json.GetString()!);
        }

        return lines;
    }

    private static string NextString(ref Utf8JsonReader json, string property)
    {
        Advance(ref json, property);
        return json.GetString() ?? throw new JsonException();
    }

    private static void Advance(ref Utf8JsonReader json, string property)
    {
        json.Read();
        ReadProperty(ref json, property);
    }

    private static ref Utf8JsonReader ReadProperty(ref Utf8JsonReader json, string property)
    {
        if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(property))
        {
            throw new JsonException();
        }

        json.Read();
        return ref json;
    }

    private static void BeginArray(ref Utf8JsonReader json, string property) => Advance(ref json, property);

    private static bool NextItem(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.StartArray;
    }

    private static string ItemString(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? throw new JsonException();
    }

    private static void EndItem(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException();
        }
    }
}
