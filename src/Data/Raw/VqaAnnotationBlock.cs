using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Annotations of VQAv2, in the order of the file. There are too many to make an object of each: every field goes straight to its column.</summary>
internal sealed class VqaAnnotationBlock
{
    private const long Absent = -1;

    // The answer that training teaches, then the ten people's.
    private const int Stride = 1 + TenAnswers.Count;

    private readonly long[] _questions;
    private readonly long[] _images;
    private readonly int[] _answers;

    private VqaAnnotationBlock(int count) => (_questions, _images, _answers) = (new long[count], new long[count], new int[count * Stride]);

    /// <summary>The questions that are answered, by id.</summary>
    internal IReadOnlyList<long> Questions => _questions;

    /// <summary>The images that they are about.</summary>
    internal IReadOnlyList<long> Images => _images;

    /// <summary>Returns the number of the answer that training teaches.</summary>
    internal int Taught(int annotation) => _answers[annotation * Stride];

    /// <summary>Returns the numbers of all ten answers.</summary>
    internal ReadOnlySpan<int> Ten(int annotation) => _answers.AsSpan((annotation * Stride) + 1, TenAnswers.Count);

    /// <summary>Parses a block of the file and releases it.</summary>
    /// <exception cref="PipelineException">A field is missing, of another type, or there are not ten answers; the message names the entry.</exception>
    internal static VqaAnnotationBlock Parse(JsonBlock items, string file, AnswerTexts answers)
    {
        var block = new VqaAnnotationBlock(items.Count);
        var reader = new AnswerTexts.Reader(answers);
        for (var i = 0; i < items.Count; i++)
        {
            if (!block.TryRead(items[i], i, reader))
            {
                block.ReadCarefully(new RawEntry(items[i], file), i, answers);
            }
        }

        items.Release();
        return block;
    }

    // Reads an entry as all real ones are; whatever is not like them is left to the careful way, which says what is wrong.
    private bool TryRead(JsonItem item, int i, AnswerTexts.Reader texts)
    {
        (_questions[i], _images[i]) = (Absent, Absent);
        var answers = _answers.AsSpan(i * Stride, Stride);
        answers[0] = (int)Absent;
        var count = 0;
        try
        {
            var reader = new Utf8JsonReader(item.Bytes.Span);
            _ = reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("answers"u8))
                {
                    count = ReadTen(ref reader, answers[1..], texts);
                }
                else
                {
                    ReadField(ref reader, i, texts);
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return false;
        }

        return _questions[i] != Absent && _images[i] != Absent && answers[0] != Absent && count == TenAnswers.Count;
    }

    private void ReadField(ref Utf8JsonReader reader, int i, AnswerTexts.Reader texts)
    {
        if (reader.ValueTextEquals("question_id"u8))
        {
            _questions[i] = VqaNumbers.Integer(ref reader);
        }
        else if (reader.ValueTextEquals("image_id"u8))
        {
            _images[i] = VqaNumbers.Integer(ref reader);
        }
        else if (reader.ValueTextEquals("multiple_choice_answer"u8))
        {
            _ = reader.Read();
            _answers[i * Stride] = texts.Number(ref reader);
        }
        else
        {
            _ = reader.Read();
            reader.Skip();
        }
    }

    // Returns how many answers the list has; 0 if it is no list of objects with an answer each.
    private static int ReadTen(ref Utf8JsonReader reader, Span<int> ten, AnswerTexts.Reader texts)
    {
        var (people, count) = (0, 0);
        _ = reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return 0;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            people++;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isAnswer = reader.ValueTextEquals("answer"u8);
                _ = reader.Read();
                if (isAnswer && count++ < ten.Length)
                {
                    ten[count - 1] = texts.Number(ref reader);
                }

                reader.Skip();
            }
        }

        return count == people && reader.TokenType == JsonTokenType.EndArray ? count : 0;
    }

    private void ReadCarefully(RawEntry entry, int i, AnswerTexts texts)
    {
        (_questions[i], _images[i]) = (entry.Integer("question_id"), entry.Integer("image_id"));
        _answers[i * Stride] = texts.Number(entry.AnyText("multiple_choice_answer"));
        var ten = TenAnswers.Check(entry, [.. entry.Entries("answers").Select(answer => answer.AnyText("answer"))]);
        for (var k = 0; k < ten.Length; k++)
        {
            _answers[(i * Stride) + 1 + k] = texts.Number(ten[k]);
        }
    }
}
