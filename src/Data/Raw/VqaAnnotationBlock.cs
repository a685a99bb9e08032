using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Annotations of VQAv2, in the order of the file. There are too many to make an object of each: every field goes straight to its column.</summary>
internal sealed class VqaAnnotationBlock
{
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
            if (!block.TryRead(items[i].Bytes.Span, i, reader))
            {
                block.ReadCarefully(new RawEntry(items[i], file), i, answers);
            }
        }

        items.Release();
        return block;
    }

    // Reads an entry that is written as the official ones are; any other is left to the careful way, which also says what is wrong.
    private bool TryRead(ReadOnlySpan<byte> json, int i, AnswerTexts.Reader reader)
    {
        var cursor = new JsonCursor(json);
        var answers = _answers.AsSpan(i * Stride, Stride);
        return cursor.Take("{\"question_type\": \""u8) && cursor.TakeText(out _)
            && cursor.Take(", \"multiple_choice_answer\": \""u8) && TryAnswer(ref cursor, out answers[0], reader)
            && cursor.Take(", \"answers\": ["u8) && TryTen(ref cursor, answers[1..], reader)
            && cursor.Take("], \"image_id\": "u8) && cursor.TakeNumber(out _images[i])
            && cursor.Take(", \"answer_type\": \""u8) && cursor.TakeText(out _)
            && cursor.Take(", \"question_id\": "u8) && cursor.TakeNumber(out _questions[i])
            && cursor.Take("}"u8) && cursor.IsAtEnd;
    }

    private static bool TryTen(ref JsonCursor cursor, Span<int> ten, AnswerTexts.Reader reader)
    {
        for (var k = 0; k < ten.Length; k++)
        {
            var isWell = (k == 0 || cursor.Take(", "u8)) && cursor.Take("{\"answer\": \""u8) && TryAnswer(ref cursor, out ten[k], reader)
                && cursor.Take(", \"answer_confidence\": \""u8) && cursor.TakeText(out _)
                && cursor.Take(", \"answer_id\": "u8) && cursor.TakeNumber(out _) && cursor.Take("}"u8);
            if (!isWell)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAnswer(ref JsonCursor cursor, out int number, AnswerTexts.Reader reader)
    {
        var isText = cursor.TakeText(out var text);
        number = isText ? reader.Number(text) : 0;
        return isText;
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
