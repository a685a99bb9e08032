using System.Security.Cryptography;
using CoIN.Errors;

namespace CoIN.Data.Tests;

public sealed class InstructionParquetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_WrittenRecords_GivesThemBack()
    {
        var path = _folder.File("a.parquet");

        var written = InstructionParquet.Write(path, Samples());

        Assert.Equal(2, written);
        Assert.Equal(Samples().Select(Describe), InstructionParquet.Read(path).Select(Describe));
    }

    [Fact]
    public void Read_WithoutImages_GivesAllElse()
    {
        var path = _folder.File("a.parquet");
        _ = InstructionParquet.Write(path, Samples());

        var records = InstructionParquet.Read(path, withImages: false);

        Assert.Equal(Samples().Select(record => Describe(record with { Image = null })), records.Select(Describe));
    }

    [Fact]
    public void Read_ManyRowGroups_KeepsOrder()
    {
        var path = _folder.File("a.parquet");
        var ids = Enumerable.Range(0, 10_001).Select(i => $"r{i}").ToList();

        _ = InstructionParquet.Write(path, ids.Select(id => Samples()[1] with { Id = id, Image = new byte[id.Length * 100] }));

        Assert.Equal(ids, InstructionParquet.Read(path).Select(record => record.Id));
    }

    [Fact]
    public void Write_SameRecords_GivesSameBytes()
    {
        var records = Enumerable.Range(0, 5_000).SelectMany(i => Samples().Select(record => record with { Id = $"{record.Id}-{i}" })).ToList();

        var digests = new[] { "a.parquet", "b.parquet" }.Select(name =>
        {
            _ = InstructionParquet.Write(_folder.File(name), records);
            return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(_folder.File(name))));
        }).ToList();

        Assert.Equal(digests[0], digests[1]);
    }

    [Fact]
    public void Write_SourceThrows_ThrowsItAndLeavesNoFile()
    {
        var path = _folder.File("a.parquet");

        var exception = Assert.Throws<PipelineException>(() => InstructionParquet.Write(path, Failing()));

        Assert.Equal("record 'b' is bad", exception.Message);
        Assert.Empty(Directory.GetFiles(_folder.Path));

        static IEnumerable<InstructionRecord> Failing()
        {
            yield return Samples()[0];
            throw new PipelineException("record 'b' is bad");
        }
    }

    [Fact]
    public void Read_AbsentFile_SaysSo()
    {
        var exception = Assert.Throws<PipelineException>(() => InstructionParquet.Read("/nowhere/x.parquet").ToList());

        Assert.Equal("Parquet file '/nowhere/x.parquet' does not exist", exception.Message);
    }

    [Fact]
    public void Read_OtherColumns_NamesTheMissingOne()
    {
        var path = _folder.File("table.parquet");
        new ParquetTable(TableColumn.Of("id", ["a"])).Write(path);

        var exception = Assert.Throws<PipelineException>(() => InstructionParquet.Read(path).ToList());

        Assert.Equal(
            $"Parquet file '{path}' cannot be read: Binder Error: Referenced column \"image\" not found in FROM clause!", exception.Message);
    }

    private static InstructionRecord[] Samples() =>
    [
        new()
        {
            Id = "1",
            Image = [0, 1, 2, 255],
            ImagePath = "images/1.png",
            Width = 64,
            Height = 48,
            Turns = [new("What?\nAnswer.", "a"), new("Où est-il?", "là")],
            References = ["a", "b", "là", "ici"],
            Choices = ["x", "a text that is longer than twelve bytes"],
            Box = new(0, 0.25, 0.5, 1),
            Split = "train",
            SourceId = "q1",
        },
        new() { Id = "2", Turns = [new("Why?", "")], References = [""], Split = "val", SourceId = "q2" },
    ];

    private static string Describe(InstructionRecord record) => string.Join(
        '|',
        record.Id,
        record.Image is null ? "null" : Convert.ToHexString(record.Image),
        record.ImagePath ?? "null",
        record.Width,
        record.Height,
        string.Join(';', record.Turns),
        string.Join(';', record.References),
        string.Join(';', record.Choices),
        record.Box,
        record.Split,
        record.SourceId);
}
