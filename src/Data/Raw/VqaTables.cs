using CoIN.Data.DuckDb;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>VQAv2's questions and annotations as tables, and their join.</summary>
internal sealed class VqaTables : IDisposable
{
    private readonly DuckConnection _connection = DuckConnection.OpenInMemory();
    private readonly AnswerVocabulary _vocabulary = new();
    private readonly string _questionFile;
    private readonly string _annotationFile;

    internal VqaTables(RawInput input, string questionFile, string annotationFile)
    {
        (_questionFile, _annotationFile) = (questionFile, annotationFile);
        LoadQuestions(input.File(questionFile));
        LoadAnnotations(input.File(annotationFile));
        CheckKeys();
    }

    /// <summary>Returns all questions with their answers.</summary>
    /// <param name="byImage">Whether questions of an image stand together, images in the order of their first question; else the order is the file's.</param>
    internal IEnumerable<VqaQuestion> Read(bool byImage)
    {
        // The place of an image is that of its first question.
        var order = byImage ? "min(q.number) OVER (PARTITION BY q.image_id), q.number" : "q.number";
        using var reader = _connection.Query(
            $"SELECT q.question_id, q.image_id, q.question, a.answer, a.answers FROM questions q JOIN annotations a USING (question_id) ORDER BY {order}");
        while (reader.ReadChunk())
        {
            for (var row = 0; row < reader.RowCount; row++)
            {
                yield return new VqaQuestion(
                    reader.Column(0).Int64(row),
                    reader.Column(1).Int64(row),
                    new Turn(reader.Column(2).Text(row), _vocabulary[reader.Column(3).Int32(row)]),
                    Answers(reader.Column(4), row));
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private string[] Answers(VectorReader column, int row)
    {
        var (offset, length) = column.List(row).GetOffsetAndLength(int.MaxValue);
        var elements = column.Elements;
        var answers = new string[length];
        for (var i = 0; i < length; i++)
        {
            answers[i] = _vocabulary[elements.Int32(offset + i)];
        }

        return answers;
    }

    private void LoadQuestions(string path)
    {
        using var appender = new DuckAppender(
            _connection,
            "questions",
            new("number", ColumnType.BigInt),
            new("question_id", ColumnType.BigInt),
            new("image_id", ColumnType.BigInt),
            new DuckColumn("question", ColumnType.Varchar));
        foreach (var item in JsonItems.Read(path, _questionFile, "questions"))
        {
            var entry = new RawEntry(item, _questionFile);
            appender.Append((item.Index, Id: entry.Integer("question_id"), Image: entry.Integer("image_id"), Text: entry.Text("question")), static (chunk, row, value) =>
            {
                chunk.Column(0).Set(row, value.Index);
                chunk.Column(1).Set(row, value.Id);
                chunk.Column(2).Set(row, value.Image);
                chunk.Column(3).Set(row, value.Text);
            });
        }

        appender.Close();
    }

    private void LoadAnnotations(string path)
    {
        using var appender = new DuckAppender(
            _connection,
            "annotations",
            new("question_id", ColumnType.BigInt),
            new("image_id", ColumnType.BigInt),
            new("answer", ColumnType.Integer),
            DuckColumn.ListOf("answers", ColumnType.Integer));
        var annotation = new VqaAnnotation(_vocabulary);
        foreach (var item in JsonItems.Read(path, _annotationFile, "annotations"))
        {
            annotation.Read(item, _annotationFile);
            appender.Append(annotation, static (chunk, row, value) =>
            {
                chunk.Column(0).Set(row, value.QuestionId);
                chunk.Column(1).Set(row, value.ImageId);
                chunk.Column(2).Set(row, value.Answer);
                chunk.Column(3).SetList(row, value.Answers);
            });
        }

        appender.Close();
    }

    private void CheckKeys()
    {
        Refuse("SELECT question_id FROM questions GROUP BY question_id HAVING count(*) > 1", id => $"{_questionFile}: question id '{id}' is there twice");
        Refuse("SELECT question_id FROM annotations GROUP BY question_id HAVING count(*) > 1", id => $"{_annotationFile}: question id '{id}' is there twice");
        Refuse(
            "SELECT question_id FROM questions ANTI JOIN annotations USING (question_id)",
            id => $"{_questionFile}: question '{id}' has no annotation in {_annotationFile}");
        Refuse(
            "SELECT question_id FROM annotations ANTI JOIN questions USING (question_id)",
            id => $"{_annotationFile}: question '{id}' is not in {_questionFile}");
        Refuse(
            "SELECT q.question_id FROM questions q JOIN annotations a USING (question_id) WHERE q.image_id <> a.image_id",
            id => $"{_annotationFile}: question '{id}' is about another image than in {_questionFile}");
    }

    private void Refuse(string sql, Func<long, string> message)
    {
        using var reader = _connection.Query($"SELECT min(question_id) FROM ({sql})");
        if (reader.ReadChunk() && !reader.Column(0).IsNull(0))
        {
            throw new PipelineException(message(reader.Column(0).Int64(0)));
        }
    }
}
