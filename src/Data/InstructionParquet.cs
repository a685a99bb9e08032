using CoIN.Data.DuckDb;
using CoIN.Errors;

namespace CoIN.Data;

/// <summary>Writes and reads the records of a learning task as one Parquet file.</summary>
/// <remarks>
/// One schema for all learning tasks, zstd-compressed, one row per record, the same bytes for the same records:
/// <code>
/// id          VARCHAR                                    the record's name, unique in the file
/// image       BLOB                                       the encoded image file; null for text only or where images stay files
/// image_path  VARCHAR                                    the image file below the image root; null for text only
/// width       INTEGER                                    pixels; null without image
/// height      INTEGER                                    pixels; null without image
/// turns       LIST of STRUCT(question, answer VARCHAR)   the conversation, instruction included, without image marker
/// references  LIST of VARCHAR                            all reference answers, turn after turn
/// choices     LIST of VARCHAR                            the options of a multiple-choice question
/// box         STRUCT(x1, y1, x2, y2 DOUBLE)              fractions of the padded square; null where there is none
/// split       VARCHAR                                    the raw data set's split
/// source_id   VARCHAR                                    the sample's name in the raw data set
/// </code>
/// </remarks>
public static class InstructionParquet
{
    // Two megabytes to two hundred, for images between 1 and 100 KB: enough for compression, small enough for memory.
    private const int RowGroupRows = 2_048;

    private static readonly DuckColumn[] Schema =
    [
        new("id", ColumnType.Varchar),
        new("image", ColumnType.Blob),
        new("image_path", ColumnType.Varchar),
        new("width", ColumnType.Integer),
        new("height", ColumnType.Integer),
        DuckColumn.ListOf("turns", DuckColumn.StructOf("", new("question", ColumnType.Varchar), new DuckColumn("answer", ColumnType.Varchar))),
        DuckColumn.ListOf("references", ColumnType.Varchar),
        DuckColumn.ListOf("choices", ColumnType.Varchar),
        DuckColumn.StructOf(
            "box", new("x1", ColumnType.Double), new("y1", ColumnType.Double), new("x2", ColumnType.Double), new DuckColumn("y2", ColumnType.Double)),
        new("split", ColumnType.Varchar),
        new("source_id", ColumnType.Varchar),
    ];

    private static readonly string[] Names = [.. Schema.Select(column => column.Name)];

    /// <summary>Writes records to a new file.</summary>
    /// <param name="path">The file; it appears only when it is complete.</param>
    /// <param name="records">The records, read once, in order; only a part of them is in memory at a time.</param>
    /// <returns>How many records were written.</returns>
    /// <exception cref="PipelineException">The file cannot be written.</exception>
    /// <exception cref="ArgumentException">A record has no turn.</exception>
    public static long Write(string path, IEnumerable<InstructionRecord> records) =>
        ParquetFile.Write(path, Schema, records, Fill, RowGroupRows);

    /// <summary>Reads the records of a file, in order, as a stream.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withImages">False leaves every <see cref="InstructionRecord.Image"/> null and does not even read the bytes.</param>
    /// <exception cref="PipelineException">The file is absent, no Parquet file, or has other columns.</exception>
    public static IEnumerable<InstructionRecord> Read(string path, bool withImages = true)
    {
        using var connection = DuckConnection.ForReading();
        using var reader = ParquetFile.Open(connection, path, [.. Names.Where(name => withImages || name != "image")]);
        while (reader.ReadChunk())
        {
            for (var row = 0; row < reader.RowCount; row++)
            {
                yield return Record(reader, row, withImages);
            }
        }
    }

    private static void Fill(ChunkWriter chunk, int row, InstructionRecord record)
    {
        if (record.Turns.Count == 0)
        {
            throw new ArgumentException($"record '{record.Id}' has no turn", nameof(record));
        }

        chunk.Column(0).Set(row, record.Id);
        SetImage(chunk, row, record);
        SetTurns(chunk.Column(5), row, record.Turns as Turn[] ?? [.. record.Turns]);
        chunk.Column(6).SetList(row, record.References);
        chunk.Column(7).SetList(row, record.Choices);
        SetBox(chunk.Column(8), row, record.Box);
        chunk.Column(9).Set(row, record.Split);
        chunk.Column(10).Set(row, record.SourceId);
    }

    private static void SetImage(ChunkWriter chunk, int row, InstructionRecord record)
    {
        if (record.Image is null)
        {
            chunk.Column(1).SetNull(row);
        }
        else
        {
            chunk.Column(1).Set(row, record.Image);
        }

        if (record.ImagePath is null)
        {
            chunk.Column(2).SetNull(row);
        }
        else
        {
            chunk.Column(2).Set(row, record.ImagePath);
        }

        SetOrNull(chunk.Column(3), row, record.Width);
        SetOrNull(chunk.Column(4), row, record.Height);
    }

    private static void SetOrNull(VectorWriter column, int row, int? value)
    {
        if (value is int number)
        {
            column.Set(row, number);
        }
        else
        {
            column.SetNull(row);
        }
    }

    private static void SetTurns(VectorWriter column, int row, Turn[] turns)
    {
        var offset = column.StartList(row, turns.Length);
        var questions = column.Elements.Field(0);
        var answers = column.Elements.Field(1);
        for (var i = 0; i < turns.Length; i++)
        {
            questions.Set(offset + i, turns[i].Question);
            answers.Set(offset + i, turns[i].Answer);
        }
    }

    private static void SetBox(VectorWriter column, int row, BoundingBox? box)
    {
        double[]? corners = box is null ? null : [box.X1, box.Y1, box.X2, box.Y2];
        if (corners is null)
        {
            column.SetNull(row);
        }

        for (var i = 0; i < 4; i++)
        {
            var field = column.Field(i);
            if (corners is null)
            {
                field.SetNull(row);
            }
            else
            {
                field.Set(row, corners[i]);
            }
        }
    }

    private static InstructionRecord Record(DuckReader reader, int row, bool withImages)
    {
        // Without the image column all later columns stand one to the left.
        var shift = withImages ? 0 : 1;
        var image = reader.Column(withImages ? 1 : 0);
        var path = reader.Column(2 - shift);
        var width = reader.Column(3 - shift);
        var height = reader.Column(4 - shift);
        return new InstructionRecord
        {
            Id = reader.Column(0).Text(row),
            Image = withImages && !image.IsNull(row) ? image.Bytes(row).ToArray() : null,
            ImagePath = path.IsNull(row) ? null : path.Text(row),
            Width = width.IsNull(row) ? null : width.Int32(row),
            Height = height.IsNull(row) ? null : height.Int32(row),
            Turns = Turns(reader.Column(5 - shift), row),
            References = Texts(reader.Column(6 - shift), row),
            Choices = Texts(reader.Column(7 - shift), row),
            Box = Box(reader.Column(8 - shift), row),
            Split = reader.Column(9 - shift).Text(row),
            SourceId = reader.Column(10 - shift).Text(row),
        };
    }

    private static Turn[] Turns(VectorReader column, int row)
    {
        var (offset, length) = column.List(row).GetOffsetAndLength(int.MaxValue);
        var questions = column.Elements.Field(0);
        var answers = column.Elements.Field(1);
        var turns = new Turn[length];
        for (var i = 0; i < length; i++)
        {
            turns[i] = new Turn(questions.Text(offset + i), answers.Text(offset + i));
        }

        return turns;
    }

    private static string[] Texts(VectorReader column, int row)
    {
        var (offset, length) = column.List(row).GetOffsetAndLength(int.MaxValue);
        var elements = column.Elements;
        var texts = new string[length];
        for (var i = 0; i < length; i++)
        {
            texts[i] = elements.Text(offset + i);
        }

        return texts;
    }

    private static BoundingBox? Box(VectorReader column, int row) => column.IsNull(row)
        ? null
        : new BoundingBox(column.Field(0).Double(row), column.Field(1).Double(row), column.Field(2).Double(row), column.Field(3).Double(row));
}
