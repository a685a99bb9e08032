using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>VQAv2's questions and annotations, and their join. What it returns is safe to use from several threads.</summary>
/// <remarks>
/// The texts wait in memory, because the order of the records is the questions' and the annotations have another. With them there, the join is one look into a
/// dictionary for each question: a tenth of what it takes to bring the keys to DuckDB and back.
/// </remarks>
internal sealed class VqaTables
{
    private const int AheadPerWorker = 2;

    private readonly VqaQuestions _questions = new();
    private readonly VqaAnnotations _annotations = new();
    private readonly AnswerTexts _answers = new();
    private readonly int[] _annotationOf;

    /// <summary>Reads and joins two files.</summary>
    /// <param name="input">Where they are.</param>
    /// <param name="questionFile">The file of the questions.</param>
    /// <param name="annotationFile">The file of the annotations.</param>
    /// <exception cref="PipelineException">A file is malformed, or one has a question that the other has not.</exception>
    internal VqaTables(RawInput input, string questionFile, string annotationFile)
    {
        foreach (var block in Blocks(input, questionFile, "questions", items => VqaQuestions.Parse(items, questionFile)))
        {
            _questions.Append(block);
        }

        foreach (var block in Blocks(input, annotationFile, "annotations", items => VqaAnnotations.Parse(items, annotationFile, _answers)))
        {
            _annotations.Append(block);
        }

        _annotationOf = Join(questionFile, annotationFile);
    }

    /// <summary>Returns all questions, by their places in the file, question by question or those of an image together.</summary>
    /// <param name="byImage">Whether the questions of an image stand together; images come in the order of their first question.</param>
    internal IEnumerable<int[]> Groups(bool byImage)
    {
        var places = Enumerable.Range(0, _annotationOf.Length);
        return byImage ? places.GroupBy(place => _questions.Images[place]).Select(image => image.ToArray()) : places.Select(place => new[] { place });
    }

    /// <summary>Returns the id of a question and that of its image.</summary>
    internal (long Question, long Image) Ids(int question) => (_questions.Ids[question], _questions.Images[question]);

    /// <summary>Returns a question and the answer that training teaches.</summary>
    internal Turn Turn(int question) => new(_questions.Text(question), _answers[_annotations.Taught(_annotationOf[question])]);

    /// <summary>Writes the ten answers to a question.</summary>
    internal void CopyAnswers(int question, Span<string> answers)
    {
        var ten = _annotations.Ten(_annotationOf[question]);
        for (var i = 0; i < ten.Length; i++)
        {
            answers[i] = i > 0 && ten[i] == ten[i - 1] ? answers[i - 1] : _answers[ten[i]];
        }
    }

    private static IEnumerable<T> Blocks<T>(RawInput input, string file, string list, Func<JsonBlock, T> parse) =>
        Prefetch.Ordered(JsonBlock.Gather(JsonItems.Read(input.File(file), file, list)), parse, input.Workers, AheadPerWorker * input.Workers);

    // Returns the annotation of each question.
    private int[] Join(string questionFile, string annotationFile)
    {
        var byQuestion = new Dictionary<long, int>(_annotations.Questions.Length);
        foreach (var id in _annotations.Questions)
        {
            if (!byQuestion.TryAdd(id, byQuestion.Count))
            {
                throw Twice(annotationFile, id);
            }
        }

        var annotationOf = new int[_questions.Ids.Length];
        var isAsked = new bool[byQuestion.Count];
        for (var i = 0; i < annotationOf.Length; i++)
        {
            var id = _questions.Ids[i];
            if (!byQuestion.TryGetValue(id, out var annotation))
            {
                throw RawMistake.At(questionFile, $"question '{id}' has no annotation in {annotationFile}, one was expected");
            }

            if (isAsked[annotation])
            {
                throw Twice(questionFile, id);
            }

            if (_questions.Images[i] != _annotations.Images[annotation])
            {
                throw RawMistake.At(
                    annotationFile, $"question '{id}' is about image '{_annotations.Images[annotation]}', image '{_questions.Images[i]}' was expected, as in {questionFile}");
            }

            (annotationOf[i], isAsked[annotation]) = (annotation, true);
        }

        var unasked = Array.IndexOf(isAsked, false);
        return unasked < 0 ? annotationOf : throw RawMistake.At(annotationFile, $"question '{_annotations.Questions[unasked]}' is not in {questionFile}, where it was expected");
    }

    private static PipelineException Twice(string file, long id) => RawMistake.At(file, $"question id '{id}' is there twice, once was expected");
}
