using System.Text.Encodings.Web;
using System.Text.Json;

namespace CoIN.Data.Release;

/// <summary>Writes records in the release format, so that the official Python scripts can train and test on them.</summary>
public static class ReleaseWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Returns the name of a learning task's folder in the authors' release.</summary>
    /// <param name="task">The learning task.</param>
    public static string FolderOf(string task) => task == "OCR-VQA" ? "OCRVQA" : task;

    /// <summary>Writes one file: one record per line, the same bytes for the same records.</summary>
    /// <param name="path">The file; a folder's <c>train.json</c> or <c>test.json</c>.</param>
    /// <param name="records">The records, read once, in order.</param>
    /// <param name="split"><c>train</c> writes conversations, all else single questions.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="ArgumentException">A test record has more than one turn.</exception>
    /// <remarks>
    /// Of Grounding's test fields <c>origin_answer_bbox</c> is left out: it holds pixels of a box before rounding, which records no longer have. LLaVA's
    /// scripts do not read it.
    /// </remarks>
    public static long Write(string path, IEnumerable<InstructionRecord> records, string split)
    {
        ArgumentNullException.ThrowIfNull(records);
        using var file = File.Create(path);
        using var writer = new Utf8JsonWriter(file, Options);
        var count = 0L;
        file.Write("["u8);
        foreach (var record in records)
        {
            file.Write(count++ == 0 ? "\n"u8 : ",\n"u8);
            WriteRecord(writer, record, split);
            writer.Flush();
            writer.Reset(file);
        }

        file.Write("\n]\n"u8);
        return count;
    }

    private static void WriteRecord(Utf8JsonWriter writer, InstructionRecord record, string split)
    {
        writer.WriteStartObject();
        writer.WriteString(split == "train" ? ReleaseFormat.Id : ReleaseFormat.QuestionId, record.Id);
        if (record.ImagePath is not null)
        {
            writer.WriteString(ReleaseFormat.Image, record.ImagePath);
        }

        if (split == "train")
        {
            WriteConversation(writer, record);
        }
        else
        {
            WriteQuestion(writer, record);
        }

        WriteExtension(writer, record);
        writer.WriteEndObject();
    }

    private static void WriteConversation(Utf8JsonWriter writer, InstructionRecord record)
    {
        writer.WriteStartArray(ReleaseFormat.Conversations);
        for (var i = 0; i < record.Turns.Count; i++)
        {
            var mark = i == 0 && record.ImagePath is not null ? $"{ReleaseFormat.ImageMark}\n" : "";
            WriteSaid(writer, ReleaseFormat.Human, mark + record.Turns[i].Question);
            WriteSaid(writer, ReleaseFormat.Model, record.Turns[i].Answer);
        }

        writer.WriteEndArray();
    }

    private static void WriteSaid(Utf8JsonWriter writer, string from, string value)
    {
        writer.WriteStartObject();
        writer.WriteString(ReleaseFormat.From, from);
        writer.WriteString(ReleaseFormat.Value, value);
        writer.WriteEndObject();
    }

    private static void WriteQuestion(Utf8JsonWriter writer, InstructionRecord record)
    {
        if (record.Turns.Count != 1)
        {
            throw new ArgumentException($"test record '{record.Id}' has {record.Turns.Count} turns; one was expected", nameof(record));
        }

        writer.WriteString(ReleaseFormat.Text, record.Turns[0].Question);
        writer.WriteString(record.Box is null ? ReleaseFormat.Answer : ReleaseFormat.AnswerBox, record.Turns[0].Answer);
        if (record is { Box: not null, Width: int width, Height: int height })
        {
            writer.WriteStartArray(ReleaseFormat.Size);
            writer.WriteNumberValue(width);
            writer.WriteNumberValue(height);
            writer.WriteEndArray();
        }
    }

    private static void WriteExtension(Utf8JsonWriter writer, InstructionRecord record)
    {
        writer.WriteStartObject(ReleaseFormat.Extension);
        WriteTexts(writer, ReleaseFormat.References, record.References);
        WriteTexts(writer, ReleaseFormat.Choices, record.Choices);
        writer.WriteString(ReleaseFormat.Split, record.Split);
        writer.WriteString(ReleaseFormat.SourceId, record.SourceId);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
