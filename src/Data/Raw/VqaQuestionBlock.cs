using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Questions of VQAv2, in the order of the file.</summary>
internal sealed class VqaQuestionBlock
{
    private const long Absent = -1;
    private readonly long[] _ids;
    private readonly long[] _images;
    private readonly string[] _texts;

    private VqaQuestionBlock(int count) => (_ids, _images, _texts) = (new long[count], new long[count], new string[count]);

    /// <summary>The questions' ids.</summary>
    internal IReadOnlyList<long> Ids => _ids;

    /// <summary>The images that they are about.</summary>
    internal IReadOnlyList<long> Images => _images;

    /// <summary>The questions.</summary>
    internal IReadOnlyList<string> Texts => _texts;

    /// <summary>Parses a block of the file and releases it.</summary>
    /// <exception cref="PipelineException">A field is missing or of another type; the message names the entry.</exception>
    internal static VqaQuestionBlock Parse(JsonBlock items, string file)
    {
        var block = new VqaQuestionBlock(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (!block.TryRead(items[i], i))
            {
                block.ReadCarefully(new RawEntry(items[i], file), i);
            }
        }

        items.Release();
        return block;
    }

    // Reads an entry as all real ones are; whatever is not like them is left to the careful way, which says what is wrong.
    private bool TryRead(JsonItem item, int i)
    {
        (_ids[i], _images[i], _texts[i]) = (Absent, Absent, "");
        try
        {
            var reader = new Utf8JsonReader(item.Bytes.Span);
            _ = reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadField(ref reader, i);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }

        return _ids[i] != Absent && _images[i] != Absent && !string.IsNullOrWhiteSpace(_texts[i]);
    }

    private void ReadField(ref Utf8JsonReader reader, int i)
    {
        if (reader.ValueTextEquals("question"u8))
        {
            _ = reader.Read();
            _texts[i] = reader.GetString() ?? "";
        }
        else if (reader.ValueTextEquals("question_id"u8))
        {
            _ids[i] = VqaNumbers.Integer(ref reader);
        }
        else if (reader.ValueTextEquals("image_id"u8))
        {
            _images[i] = VqaNumbers.Integer(ref reader);
        }
        else
        {
            _ = reader.Read();
            reader.Skip();
        }
    }

    private void ReadCarefully(RawEntry entry, int i) =>
        (_ids[i], _images[i], _texts[i]) = (entry.Integer("question_id"), entry.Integer("image_id"), entry.Text("question"));
}
