using CoIN.Build.Terminal;
using CoIN.Graph;

namespace CoIN.Build.Tests.Terminal;

public sealed class PlainViewTests
{
    [Fact]
    public void Changed_Often_PrintsOneLineInTenSeconds()
    {
        var time = new ManualTimeProvider();
        using var output = new StringWriter { NewLine = "\n" };
        using var view = new PlainView(output, time);

        for (var second = 0; second <= 25; second++)
        {
            view.Changed(new RunSnapshot(1, 0, [new RunningStage("train/1", TimeSpan.Zero, new StageProgress(second, 100, "samples"))], TimeSpan.Zero, IsAllTimed: true));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("        train/1: 10/100 samples\n        train/1: 20/100 samples\n", output.ToString());
    }
}
