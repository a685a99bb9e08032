using CoIN.Data.DuckDb;

namespace CoIN.Data.Raw;

/// <summary>Questions on their way from raw order to the order of their images: more than fit in memory comfortably, so DuckDB keeps and sorts them.</summary>
/// <remarks>Images come in the order in which their first question does, and questions of an image in their own order.</remarks>
internal sealed class QuestionTable : IDisposable
{
    private readonly DuckConnection _connection = DuckConnection.OpenInMemory();
    private readonly DuckAppender _appender;
    private readonly Dictionary<string, int> _images = new(StringComparer.Ordinal);
    private long _count;

    internal QuestionTable() => _appender = new DuckAppender(
        _connection,
        "questions",
        new("image", ColumnType.Integer),
        new("number", ColumnType.BigInt),
        new("question", ColumnType.Varchar),
        new DuckColumn("answer", ColumnType.Varchar));

    /// <summary>Adds a question.</summary>
    internal void Add(string imageId, string question, string answer)
    {
        if (!_images.TryGetValue(imageId, out var image))
        {
            image = _images.Count;
            _images.Add(imageId, image);
        }

        _appender.Append((Image: image, Number: _count++, question, answer), static (chunk, row, value) =>
        {
            chunk.Column(0).Set(row, value.Image);
            chunk.Column(1).Set(row, value.Number);
            chunk.Column(2).Set(row, value.question);
            chunk.Column(3).Set(row, value.answer);
        });
    }

    /// <summary>Returns the questions of each image; nothing can be added any more.</summary>
    internal IEnumerable<(string ImageId, Turn[] Turns)> ByImage()
    {
        _appender.Close();
        var names = _images.Keys.ToArray();
        using var reader = _connection.Query("SELECT image, question, answer FROM questions ORDER BY image, number");
        var turns = new List<Turn>();
        var current = 0;
        while (reader.ReadChunk())
        {
            for (var row = 0; row < reader.RowCount; row++)
            {
                var image = reader.Column(0).Int32(row);
                if (image != current)
                {
                    yield return (names[current], [.. turns]);
                    turns.Clear();
                    current = image;
                }

                turns.Add(new Turn(reader.Column(1).Text(row), reader.Column(2).Text(row)));
            }
        }

        if (turns.Count > 0)
        {
            yield return (names[current], [.. turns]);
        }
    }

    public void Dispose()
    {
        _appender.Dispose();
        _connection.Dispose();
    }
}
