using CoIN.Errors;

namespace CoIN.Data.Tests;

public sealed class ParquetTableTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenTable_GivesItBack()
    {
        var path = _folder.File("predictions.parquet");
        var table = new ParquetTable(
            TableColumn.Of("id", ["a", "b"]), TableColumn.Of("turn", [0L, 1L]), TableColumn.Of("score", [0.5, double.NaN]), TableColumn.Of("correct", [true, false]));

        table.Write(path);
        var read = ParquetTable.Read(path);

        Assert.Equal(2, read.RowCount);
        Assert.Equal(["id", "turn", "score", "correct"], read.Names);
        Assert.Equal(["a", "b"], read.Texts("id"));
        Assert.Equal([0L, 1L], read.Integers("turn"));
        Assert.Equal([0.5, double.NaN], read.Numbers("score"));
        Assert.Equal([true, false], read.Booleans("correct"));
    }

    [Fact]
    public void Read_FileReplacedByOneOfTheSameSizeAndTime_GivesTheNewOne()
    {
        var path = _folder.File("predictions.parquet");
        string Reread(string text)
        {
            new ParquetTable(TableColumn.Of("id", [text])).Write(path);
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch);
            return $"{ParquetTable.Read(path).Texts("id")[0]}, {new FileInfo(path).Length} bytes";
        }

        var (first, second) = (Reread("a"), Reread("b"));

        Assert.StartsWith("a", first);
        Assert.Equal(first.Replace("a,", "b,"), second);
    }

    [Fact]
    public void Read_EmptyTable_KeepsColumns()
    {
        var path = _folder.File("empty.parquet");

        new ParquetTable(TableColumn.Of("id", Array.Empty<string>())).Write(path);

        Assert.Equal(0, ParquetTable.Read(path).RowCount);
        Assert.Empty(ParquetTable.Read(path).Texts("id"));
    }

    [Fact]
    public void Texts_UnknownColumn_SuggestsTheNearest()
    {
        var table = new ParquetTable(TableColumn.Of("prediction", ["a"]));

        var exception = Assert.Throws<PipelineException>(() => table.Texts("predicton"));

        Assert.Equal("the table has no column 'predicton'; did you mean 'prediction'?", exception.Message);
    }

    [Fact]
    public void Texts_ColumnOfOtherType_NamesBoth()
    {
        var table = new ParquetTable(TableColumn.Of("turn", [1L]));

        var exception = Assert.Throws<PipelineException>(() => table.Texts("turn"));

        Assert.Equal("column 'turn' holds values of type 'Int64', not 'String'", exception.Message);
    }

    [Fact]
    public void Read_NoParquetFile_SaysSo()
    {
        var path = _folder.Write("x.parquet", "this is no Parquet file");

        var exception = Assert.Throws<PipelineException>(() => ParquetTable.Read(path));

        Assert.Equal(
            $"Parquet file '{path}' cannot be read: Invalid Input Error: No magic bytes found at end of file '{path}'", exception.Message);
    }
}
