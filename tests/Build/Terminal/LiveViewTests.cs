using CoIN.Build.Terminal;
using CoIN.Graph;
using Spectre.Console;

namespace CoIN.Build.Tests.Terminal;

public sealed class LiveViewTests
{
    [Fact]
    public void Render_RunningStages_ShowsBarsRateAndTimeLeft()
    {
        var snapshot = new RunSnapshot(
            34,
            12,
            [
                new RunningStage("moelora-8/3-ImageNet/TextVQA/train", TimeSpan.Zero, new StageProgress(50, 100, "samples", 25, 1.5)),
                new RunningStage("convert/[x]", TimeSpan.Zero, null),
            ],
            TimeSpan.FromSeconds(80),
            IsAllTimed: true);

        var text = Draw(console => console.Write(LiveView.Render(snapshot, 70, unicode: false)));

        Assert.Equal(
            """
            .../3-ImageNet/TextVQA/train  ######......  50/100 samples, 25/s, ...
            convert/[x]                   ............
            12/34 stages, about 1 min 20 s left
            """.ReplaceLineEndings("\n").TrimEnd(),
            string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimEnd());
    }

    [Fact]
    public void Dispose_AfterLines_HasPrintedThemAll()
    {
        var text = Draw(console =>
        {
            using var view = new LiveView(console);
            view.Print("[1/2] first");
            view.Print("[2/2] second");
        });

        Assert.Equal(["[1/2] first", "[2/2] second"], text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.StartsWith('[')));
    }

    private static string Draw(Action<IAnsiConsole> draw)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 70;
        draw(console);
        return writer.ToString().ReplaceLineEndings("\n");
    }
}
