using System.Text;
using CoIN.Data.Raw;
using CoIN.Errors;

namespace CoIN.Data.Tests.Raw;

public sealed class RawLinesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_LinesOfEitherKind_AreNumberedAndEmptyOnesLeftOut() =>
        Assert.Equal([(1, "one"), (2, "zwei \u00fc"), (4, "four"), (5, "last")], Read("one\r\nzwei \u00fc\n\nfour\nlast"));

    [Fact]
    public void Read_EmptyFile_HasNoLines() => Assert.Empty(Read(""));

    [Fact]
    public void Read_ByteOrderMark_SaysHowToRepair() =>
        Assert.Equal("x.txt: the file begins with a byte order mark, plain UTF-8 was expected; remove its first three bytes", Refusal([0xEF, 0xBB, 0xBF, .. "a\n"u8]));

    [Fact]
    public void Read_InvalidUtf8_SaysWhichByte() =>
        Assert.Equal("x.txt: line 2: its byte 4 is 0xE9, which is not valid there; UTF-8 was expected" + RawFixture.Repair, Refusal([.. "a\n\u00fcbc"u8, 0xE9, .. "d\n"u8]));

    [Fact]
    public void Read_LineOfTwoGigabytes_IsRefused()
    {
        using (var file = File.Create(_folder.File("x.txt")))
        {
            file.Write("a\n"u8);
            file.SetLength(2L << 30);
        }

        var exception = Assert.Throws<PipelineException>(() => RawLines.Read(_folder.File("x.txt"), "x.txt").ToList());

        Assert.Equal("x.txt: line 2 is longer than 1 MB, a short text was expected; is this another file? Put the original one there", exception.Message);
    }

    private List<(int Number, string Line)> Read(string text)
    {
        File.WriteAllBytes(_folder.File("x.txt"), Encoding.UTF8.GetBytes(text));
        return [.. RawLines.Read(_folder.File("x.txt"), "x.txt")];
    }

    private string Refusal(byte[] bytes)
    {
        File.WriteAllBytes(_folder.File("x.txt"), bytes);
        return Assert.Throws<PipelineException>(() => RawLines.Read(_folder.File("x.txt"), "x.txt").ToList()).Message;
    }
}
