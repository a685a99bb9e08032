using Spectre.Console;
using Spectre.Console.Rendering;

namespace CoIN.Build.Terminal;

/// <summary>Progress in a terminal: the running stages with bars at the bottom, finished ones scrolling away above.</summary>
internal sealed class LiveView : IProgressView
{
    private const int BarWidth = 12;
    private const int MostStages = 12;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Queue<string> _lines = [];
    private readonly Task _drawing;
    private RunSnapshot _state = new(0, 0, [], TimeSpan.Zero, IsAllTimed: true);

    /// <summary>Begins to draw.</summary>
    /// <param name="console">The terminal.</param>
    public LiveView(IAnsiConsole console)
    {
        _console = console;
        _drawing = Task.Factory.StartNew(Draw, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Changed(RunSnapshot state)
    {
        lock (_lock)
        {
            _state = state;
        }
    }

    /// <inheritdoc/>
    public void Print(string line)
    {
        lock (_lock)
        {
            _lines.Enqueue(line);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Set();
        _drawing.GetAwaiter().GetResult();
        _stop.Dispose();
    }

    /// <summary>Returns what stands at the bottom of the terminal; no line is longer than its width.</summary>
    internal static IRenderable Render(RunSnapshot state, int width, bool unicode)
    {
        var running = state.Running.Take(MostStages).ToList();
        var nameWidth = Math.Min(running.Select(stage => stage.Name.Length).DefaultIfEmpty().Max(), width * 2 / 5);
        var total = new Text($"{state.Done}/{state.Total} stages, {(state.IsAllTimed ? "about" : "more than")} {Words.Duration(state.Left)} left", new Style(decoration: Decoration.Dim));
        return new Rows([.. running.Select(stage => Line(stage, nameWidth, width, unicode)), total]);
    }

    private static Paragraph Line(RunningStage stage, int nameWidth, int width, bool unicode)
    {
        var (block, rest) = unicode ? ('\u2501', '\u2501') : ('#', '.');
        var done = (int)(BarWidth * (stage.Progress is { Total: > 0 } progress ? Math.Clamp((double)progress.Done / progress.Total, 0, 1) : 0));
        var words = stage.Progress is null ? "" : Words.Progress(stage.Progress);
        return new Paragraph()
            .Append($"{CutFront(stage.Name, nameWidth).PadRight(nameWidth)}  ")
            .Append(new string(block, done), Color.Green)
            .Append(new string(rest, BarWidth - done), Color.Grey30)
            .Append($"  {Cut(words, width - nameWidth - BarWidth - 5)}");
    }

    // The end of a stage's name tells it from its neighbours.
    private static string CutFront(string name, int width) => name.Length <= width ? name : $"...{name[^Math.Max(0, width - 3)..]}";

    private static string Cut(string text, int width) => text.Length <= width ? text : $"{text[..Math.Max(0, width - 3)]}...";

    private void Draw() => _console.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(live =>
    {
        bool stopped;
        do
        {
            stopped = _stop.Wait(Frame);
            var (state, lines) = Take();
            lines.ForEach(line => _console.WriteLine(Padded(line, _console.Profile.Width)));
            live.UpdateTarget(Render(state, _console.Profile.Width, _console.Profile.Capabilities.Unicode));
        }
        while (!stopped);
    });

    // Written over what stood at the bottom, whose longer lines would show behind it.
    private static string Padded(string line, int width) => line.PadRight((((line.Length / width) + 1) * width) - 1);

    private (RunSnapshot State, List<string> Lines) Take()
    {
        lock (_lock)
        {
            var lines = _lines.ToList();
            _lines.Clear();
            return (_state, lines);
        }
    }
}
