using CoIN.Data.DuckDb;
using CoIN.Errors;

namespace CoIN.Data.Raw;

/// <summary>VQAv2's questions and annotations, and their join.</summary>
/// <remarks>DuckDB joins and sorts the keys; the texts wait in memory, where they are anyway when a record is made.</remarks>
internal sealed class VqaTables : IDisposable
{
    // A place in the file is a block and an entry of it in one number, which grows along the file.
    private const int EntryBits = 20;
    private const int AheadPerWorker = 4;

    private readonly DuckConnection _connection = DuckConnection.OpenInMemory();
    private readonly List<VqaQuestionBlock> _questions = [];
    private readonly List<VqaAnnotationBlock> _annotations = [];
    private readonly AnswerTexts _answers = new();
    private readonly string _questionFile;
    private readonly string _annotationFile;

    internal VqaTables(RawInput input, string questionFile, string annotationFile)
    {
        (_questionFile, _annotationFile) = (questionFile, annotationFile);
        LoadQuestions(input);
        LoadAnnotations(input);
        CheckKeys();
    }

    /// <summary>Returns all questions with their answers.</summary>
    /// <param name="byImage">Whether questions of an image stand together, images in the order of their first question; else the order is the file's.</param>
    internal IEnumerable<VqaQuestion> Read(bool byImage)
    {
        using var reader = _connection.Query(
            $"SELECT q.place, a.place FROM questions q JOIN annotations a USING (question_id) ORDER BY {(byImage ? "q.image, " : "")}q.place");
        while (reader.ReadChunk())
        {
            for (var row = 0; row < reader.RowCount; row++)
            {
                var (questions, question) = At(_questions, reader.Column(0).Int64(row));
                var (annotations, annotation) = At(_annotations, reader.Column(1).Int64(row));
                yield return new VqaQuestion(
                    questions.Ids[question],
                    questions.Images[question],
                    new Turn(questions.Text(question), _answers[annotations.Taught(annotation)]),
                    Texts(annotations.Ten(annotation)));
            }
        }
    }

    public void Dispose() => _connection.Dispose();

    private string[] Texts(ReadOnlySpan<int> numbers)
    {
        var texts = new string[numbers.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = _answers[numbers[i]];
        }

        return texts;
    }

    private static long Place(int block, int entry) => ((long)block << EntryBits) | (uint)entry;

    private static (T Block, int Entry) At<T>(List<T> blocks, long place) => (blocks[(int)(place >> EntryBits)], (int)(place & ((1 << EntryBits) - 1)));

    private static IEnumerable<T> Blocks<T>(RawInput input, string file, string list, Func<JsonBlock, T> parse) =>
        Prefetch.Ordered(JsonBlock.Gather(JsonItems.Read(input.File(file), file, list)), parse, input.Workers, AheadPerWorker * input.Workers);

    private void LoadQuestions(RawInput input)
    {
        // Images are numbered as they come, so that they can be sorted by their first question.
        var images = new Dictionary<long, int>();
        using var appender = new DuckAppender(
            _connection, "questions", new("place", ColumnType.BigInt), new("question_id", ColumnType.BigInt), new("image_id", ColumnType.BigInt), new DuckColumn("image", ColumnType.Integer));
        foreach (var block in Blocks(input, _questionFile, "questions", items => VqaQuestionBlock.Parse(items, _questionFile)))
        {
            for (var i = 0; i < block.Ids.Count; i++)
            {
                if (!images.TryGetValue(block.Images[i], out var image))
                {
                    image = images.Count;
                    images.Add(block.Images[i], image);
                }

                appender.Append((Place: Place(_questions.Count, i), Id: block.Ids[i], ImageId: block.Images[i], Image: image), static (chunk, row, value) =>
                {
                    chunk.Column(0).Set(row, value.Place);
                    chunk.Column(1).Set(row, value.Id);
                    chunk.Column(2).Set(row, value.ImageId);
                    chunk.Column(3).Set(row, value.Image);
                });
            }

            _questions.Add(block);
        }

        appender.Close();
    }

    private void LoadAnnotations(RawInput input)
    {
        using var appender = new DuckAppender(
            _connection, "annotations", new("place", ColumnType.BigInt), new("question_id", ColumnType.BigInt), new DuckColumn("image_id", ColumnType.BigInt));
        foreach (var block in Blocks(input, _annotationFile, "annotations", items => VqaAnnotationBlock.Parse(items, _annotationFile, _answers)))
        {
            for (var i = 0; i < block.Questions.Count; i++)
            {
                appender.Append((Place: Place(_annotations.Count, i), Id: block.Questions[i], ImageId: block.Images[i]), static (chunk, row, value) =>
                {
                    chunk.Column(0).Set(row, value.Place);
                    chunk.Column(1).Set(row, value.Id);
                    chunk.Column(2).Set(row, value.ImageId);
                });
            }

            _annotations.Add(block);
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
