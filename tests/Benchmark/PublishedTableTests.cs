using System.Text;
using CoIN.Errors;

namespace CoIN.Benchmark.Tests;

public sealed class PublishedTableTests
{
    private const string Header = "paper,table,aspect,mllm,method,setting,row,task,value,note\n";

    [Fact]
    public void Load_Table8_HasEveryFigureAsPrinted()
    {
        var table = PublishedTable.Load(Repository.Published("v2-table08.csv"));

        Assert.Equal(81, table.Figures.Count);
        var figure = table.Find("truth-alignment", "LLaVA", "moelora", "experts=1", "immediate", "VQAv2")!;
        Assert.Equal("62.20", figure.Printed);
        Assert.Equal(62.2, figure.Value);
        Assert.Equal(2, figure.Decimals);
        Assert.Null(table.Find("truth-alignment", "LLaVA", "moelora", "experts=16", "immediate", "VQAv2"));
    }

    [Fact]
    public void Load_EveryPublishedTable_IsRead()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(Repository.Published("x"))!, "v?-table*.csv");

        Assert.Equal(18, files.Length);
        Assert.Equal(1441, files.Sum(file => PublishedTable.Load(file).Figures.Count));
    }

    [Theory]
    [InlineData("paper,table\n", "t.csv:1: the columns 'paper,table' were found, 'paper,table,aspect,mllm,method,setting,row,task,value,note' were expected")]
    [InlineData(Header + "v2,8,truth-alignment,LLaVA,moelora,,final,GQA,1\n", "t.csv:2: 9 fields were found, 10 were expected")]
    [InlineData(Header + "v2,8,truth-alignment,LLaVA,moelora,,final,GQA,1,\nv2,8,truth-alignment,LLaVA,moelora,,finel,GQA,1,\n", "t.csv:3: row 'finel' is not known; did you mean 'final'?")]
    [InlineData(Header + "v2,8,truth-alignment,LLaVA,moelora,,final,GQA,\"1,0\",\n", "t.csv:2: value '1,0' is not a decimal number")]
    [InlineData(Header + "v2,8,truth-alignment,LLaVA,moelora,,final,GQA,1,\nv2,8,truth-alignment,LLaVA,moelora,,final,GQA,2,\n", "t.csv: the figure of moelora '' final GQA stands 2 times")]
    public void Load_MalformedTable_NamesTheLine(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => PublishedTable.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv")).Message);

    [Fact]
    public void Load_MissingFile_SaysWhich()
    {
        var failure = Assert.Throws<PipelineException>(() => PublishedTable.Load("/nowhere/v2-table08.csv"));

        Assert.StartsWith("/nowhere/v2-table08.csv: cannot be read (", failure.Message, StringComparison.Ordinal);
    }
}
