using System.Text.Json;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>Reads VQAv2's annotations, of which there are too many to make an object of each: every field goes straight to its place.</summary>
/// <param name="vocabulary">Numbers the answers: few words make up millions of them.</param>
internal sealed class VqaAnnotation(AnswerVocabulary vocabulary)
{
    private const int Absent = -1;

    /// <summary>The question that is answered.</summary>
    internal long QuestionId { get; private set; }

    /// <summary>The image that it is about.</summary>
    internal long ImageId { get; private set; }

    /// <summary>The number of the answer that training teaches.</summary>
    internal int Answer { get; private set; }

    /// <summary>The numbers of the ten answers.</summary>
    internal int[] Answers { get; } = new int[TenAnswers.Count];

    /// <summary>Reads one annotation into this object.</summary>
    /// <exception cref="PipelineException">A field is missing, of another type, or there are not ten answers.</exception>
    internal void Read(JsonItem item, string file)
    {
        (QuestionId, ImageId, Answer) = (Absent, Absent, Absent);
        var answers = Absent;
        try
        {
            var reader = new Utf8JsonReader(item.Bytes.Span);
            _ = reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                ReadField(ref reader, ref answers);
            }
        }
        catch (JsonException exception)
        {
            throw item.Malformed(file, exception);
        }
        catch (InvalidOperationException)
        {
            throw new PipelineException($"{file}: entry {item.Index:N0}: a field holds a value of another type than expected");
        }

        var missing = QuestionId == Absent ? "question_id" : ImageId == Absent ? "image_id" : Answer == Absent ? "multiple_choice_answer" : answers == Absent ? "answers" : null;
        if (missing is not null)
        {
            throw new PipelineException($"{file}: entry {item.Index:N0}: '{missing}' is missing");
        }

        if (answers != TenAnswers.Count)
        {
            throw new PipelineException($"{file}: entry {item.Index:N0}: 'answers' has {answers} answers; {TenAnswers.Count} were expected");
        }
    }

    private void ReadField(ref Utf8JsonReader reader, ref int answers)
    {
        if (reader.ValueTextEquals("answers"u8))
        {
            answers = ReadAnswers(ref reader);
        }
        else if (reader.ValueTextEquals("question_id"u8))
        {
            QuestionId = ReadInteger(ref reader);
        }
        else if (reader.ValueTextEquals("image_id"u8))
        {
            ImageId = ReadInteger(ref reader);
        }
        else if (reader.ValueTextEquals("multiple_choice_answer"u8))
        {
            _ = reader.Read();
            Answer = vocabulary.Number(ref reader);
        }
        else
        {
            _ = reader.Read();
            reader.Skip();
        }
    }

    private static long ReadInteger(ref Utf8JsonReader reader)
    {
        _ = reader.Read();
        return reader.TryGetInt64(out var number) ? number : Absent;
    }

    // Returns how many answers the list has; more than ten are counted, not kept.
    private int ReadAnswers(ref Utf8JsonReader reader)
    {
        var count = 0;
        _ = reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new InvalidOperationException();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isAnswer = reader.ValueTextEquals("answer"u8);
                _ = reader.Read();
                if (isAnswer && count < Answers.Length)
                {
                    Answers[count] = vocabulary.Number(ref reader);
                }

                count += isAnswer ? 1 : 0;
                reader.Skip();
            }
        }

        return count;
    }
}
