using System.Runtime.InteropServices;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Annotations of VQAv2, in the order of the file: columns, because half a million objects would keep the garbage collector busy.</summary>
internal sealed class VqaAnnotations
{
    // The answer that training teaches, then the ten people's.
    private const int Stride = 1 + TenAnswers.Count;

    private readonly List<long> _questions = [];
    private readonly List<long> _images = [];
    private readonly List<int> _answers = [];

    /// <summary>The questions that are answered, by id.</summary>
    internal ReadOnlySpan<long> Questions => CollectionsMarshal.AsSpan(_questions);

    /// <summary>The images that they are about.</summary>
    internal ReadOnlySpan<long> Images => CollectionsMarshal.AsSpan(_images);

    /// <summary>Returns the number of the answer that training teaches.</summary>
    internal int Taught(int annotation) => _answers[annotation * Stride];

    /// <summary>Returns the numbers of all ten answers.</summary>
    internal ReadOnlySpan<int> Ten(int annotation) => CollectionsMarshal.AsSpan(_answers).Slice((annotation * Stride) + 1, TenAnswers.Count);

    /// <summary>Parses a block of the file and releases it.</summary>
    /// <exception cref="PipelineException">A field is missing, of another type, or there are not ten answers; the message names the entry.</exception>
    internal static VqaAnnotations Parse(JsonBlock items, string file, AnswerTexts texts)
    {
        var annotations = new VqaAnnotations();
        var reader = new AnswerTexts.Reader(texts);
        for (var i = 0; i < items.Count; i++)
        {
            if (!annotations.TryAdd(items[i].Bytes.Span, ref reader))
            {
                annotations.AddCarefully(new RawEntry(items[i], file), ref reader);
            }
        }

        items.Release();
        return annotations;
    }

    /// <summary>Adds the annotations of the next block.</summary>
    internal void Append(VqaAnnotations block)
    {
        _questions.AddRange(block._questions);
        _images.AddRange(block._images);
        _answers.AddRange(block._answers);
    }

    // Reads an entry that is written as the official ones are; any other is left to the careful way, which also says what is wrong.
    private bool TryAdd(ReadOnlySpan<byte> json, ref AnswerTexts.Reader reader)
    {
        var cursor = new JsonCursor(json);
        Span<int> answers = stackalloc int[Stride];
        var isOfficial = cursor.Take("{\"question_type\": \""u8) && cursor.TakeText(out _)
            && cursor.Take(", \"multiple_choice_answer\": \""u8) && TryAnswer(ref cursor, out answers[0], ref reader)
            && cursor.Take(", \"answers\": ["u8) && TryTen(ref cursor, answers[1..], ref reader);
        if (!isOfficial)
        {
            return false;
        }

        isOfficial = cursor.Take("], \"image_id\": "u8) & cursor.TakeNumber(out var image)
            & cursor.Take(", \"answer_type\": \""u8) & cursor.TakeText(out _)
            & cursor.Take(", \"question_id\": "u8) & cursor.TakeNumber(out var question)
            & cursor.Take("}"u8) & cursor.IsAtEnd;
        if (isOfficial)
        {
            Add(question, image, answers);
        }

        return isOfficial;
    }

    private static bool TryTen(ref JsonCursor cursor, scoped Span<int> ten, ref AnswerTexts.Reader reader)
    {
        for (var k = 0; k < ten.Length; k++)
        {
            var isWell = (k == 0 || cursor.Take(", "u8)) && cursor.Take("{\"answer\": \""u8) && TryAnswer(ref cursor, out ten[k], ref reader)
                && cursor.Take(", \"answer_confidence\": \""u8) && cursor.TakeText(out _)
                && cursor.Take(", \"answer_id\": "u8) && cursor.TakeNumber(out _) && cursor.Take("}"u8);
            if (!isWell)
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryAnswer(ref JsonCursor cursor, out int number, ref AnswerTexts.Reader reader)
    {
        var isText = cursor.TakeText(out var text);
        number = isText ? reader.Number(text) : 0;
        return isText;
    }

    private void AddCarefully(RawEntry entry, ref AnswerTexts.Reader reader)
    {
        var ten = TenAnswers.Check(entry, [.. entry.Entries("answers").Select(answer => answer.AnyText("answer"))]);
        Span<int> answers = stackalloc int[Stride];
        answers[0] = reader.Number(entry.AnyText("multiple_choice_answer"));
        for (var k = 0; k < ten.Length; k++)
        {
            answers[1 + k] = reader.Number(ten[k]);
        }

        Add(entry.Integer("question_id"), entry.Integer("image_id"), answers);
    }

    private void Add(long question, long image, ReadOnlySpan<int> answers)
    {
        _questions.Add(question);
        _images.Add(image);
        _answers.AddRange(answers);
    }
}
