using Spectre.Console;
using Spectre.Console.Rendering;

namespace CoIN.Build.Terminal;

/// <summary>Progress in a terminal: the running stages with bars at the bottom, finished ones scrolling away above.</summary>
internal sealed class LiveView : IProgressView
{
    private const int BarWidth = 20;
    private const int MostStages = 12;
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private readonly IAnsiConsole _console;
    private readonly Lock _lock = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Queue<string> _lines = [];
    private readonly Task _drawing;
    private RunSnapshot _state = new(0, 0, [], TimeSpan.Zero);

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

    /// <summary>Returns what stands at the bottom of the terminal.</summary>
    internal static IRenderable Render(RunSnapshot state, bool unicode)
    {
        var stages = new Grid().AddColumn(Column()).AddColumn(Column()).AddColumn(Column());
        foreach (var stage in state.Running.Take(MostStages))
        {
            var progress = stage.Progress;
            var share = progress is { Total: > 0 } ? Math.Clamp((double)progress.Done / progress.Total, 0, 1) : 0;
            stages.AddRow(new Text(stage.Name), Bar(share, unicode), new Text(progress is null ? "" : Words.Progress(progress)));
        }

        var line = new Text($"{state.Done}/{state.Total} stages, about {Words.Duration(state.Left)} left", new Style(decoration: Decoration.Dim));
        return state.Running.Count == 0 ? line : new Rows(stages, line);
    }

    private static GridColumn Column() => new GridColumn().NoWrap().PadLeft(0).PadRight(2);

    private static Paragraph Bar(double share, bool unicode)
    {
        var done = (int)(share * BarWidth);
        return new Paragraph()
            .Append(new string(unicode ? '\u2501' : '#', done), Color.Green)
            .Append(new string(unicode ? '\u2501' : '.', BarWidth - done), Color.Grey30);
    }

    private void Draw() => _console.Live(new Text("")).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(live =>
    {
        bool stopped;
        do
        {
            stopped = _stop.Wait(Frame);
            var (state, lines) = Take();
            lines.ForEach(line => _console.WriteLine(line));
            live.UpdateTarget(Render(state, _console.Profile.Capabilities.Unicode));
        }
        while (!stopped);
    });

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
