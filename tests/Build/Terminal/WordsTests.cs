using CoIN.Build.Terminal;
using CoIN.Graph;

namespace CoIN.Build.Tests.Terminal;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0.0 s")]
    [InlineData(0.44, "0.4 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "1 min 00 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(3599.4, "59 min 59 s")]
    [InlineData(3599.6, "1 h 00 min")]
    [InlineData(7500, "2 h 05 min")]
    [InlineData(180000, "50 h 00 min")]
    public void Duration_Seconds_ReadsAsPeopleSayIt(double seconds, string expected) =>
        Assert.Equal(expected, Words.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void Progress_Everything_IsNamed()
    {
        var progress = new StageProgress(512, 2000, "samples", 130.4, 1.2344, "epoch 1");

        Assert.Equal("epoch 1, 512/2,000 samples, 130/s, loss 1.234, 11.4 s left", Words.Progress(progress));
    }

    [Fact]
    public void Progress_TotalUnknown_SaysWhatIsDone() =>
        Assert.Equal("7 files, 3.5/s", Words.Progress(new StageProgress(7, 0, "files", 3.5)));

    [Fact]
    public void Left_RateNextToNothing_DoesNotOverflow() =>
        Assert.NotNull(Words.Left(new StageProgress(0, long.MaxValue, "samples", double.Epsilon)));
}
