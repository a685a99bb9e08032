using CoIN.Errors;
using CoIN.Judging.Human;
using CoIN.Judging.Tests.Support;

namespace CoIN.Judging.Tests.Human;

public sealed class HumanSheetTests : IDisposable
{
    private static readonly JudgingSample[] Samples =
        [new("1", "What?\nOne word.", "red", "=cmd()"), new("2", "Who?", "Ann, \"A\"", "Bob"), new("3", "q", "x", null), new("4", "q", "x", "y")];

    private readonly Folders _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Draw_SameSeed_IsTheSameSampleAndOnlyWithPredictions()
    {
        var drawn = HumanSheet.Draw(Samples, 2, 7);

        Assert.Equal(drawn, HumanSheet.Draw([.. Samples.Reverse()], 2, 7));
        Assert.Equal(["1", "2", "4"], HumanSheet.Draw(Samples, 50, 7).Select(sample => sample.Id).Order());
    }

    [Fact]
    public void Read_FilledSheet_GivesTheScores()
    {
        var path = _folder["sheet.csv"];
        HumanSheet.Write(path, [Samples[0], Samples[1]]);
        File.WriteAllText(path, File.ReadAllText(path).Replace("'=cmd(),\n", "'=cmd(),7\n", StringComparison.Ordinal).Replace("Bob,\n", "Bob, 10\n", StringComparison.Ordinal));

        var scores = HumanSheet.Read(path, [Samples[0], Samples[1]]);

        Assert.Equal(new Dictionary<string, string> { ["1"] = "7", ["2"] = "10" }, scores);
    }

    [Theory]
    [InlineData("1,a,b,c,11\n2,a,b,c,3\n", "sheet s.csv:2: the score of '1' is '11', a whole number from 0 to 10 was expected")]
    [InlineData("1,a,b,c,\n2,a,b,c,\n", "sheet s.csv:2: the score of '1' is blank, a whole number from 0 to 10 was expected; so are 1 more")]
    [InlineData("1,a,b,c,5.5\n2,a,b,c,3\n", "sheet s.csv:2: the score of '1' is '5.5', a whole number from 0 to 10 was expected")]
    [InlineData("1,a,b,c,5\n", "sheet s.csv: 1 of 2 rows are missing, the first is '2'")]
    [InlineData("1,a,b,c,5\n1,a,b,c,5\n", "sheet s.csv:3: the id '1' stands twice; keep one row for each")]
    [InlineData("9,a,b,c,5\n", "sheet s.csv:2: the id '9' is not one of the 2 that were written; was the sheet written for other predictions or another seed?")]
    public void Read_WrongSheet_NamesTheRow(string rows, string message)
    {
        var path = _folder.Write("s.csv", "id,question,reference,prediction,score\n" + rows);

        Assert.Equal(message, Assert.Throws<PipelineException>(() => HumanSheet.Read(path, [Samples[0], Samples[1]])).Message);
    }

    [Fact]
    public void Read_OtherColumns_SaysWhich()
    {
        var path = _folder.Write("s.csv", "id,score\n1,5\n");

        Assert.Equal(
            "sheet s.csv: the columns 'id,score' were found, 'id,question,reference,prediction,score' were expected",
            Assert.Throws<PipelineException>(() => HumanSheet.Read(path, Samples)).Message);
    }
}
