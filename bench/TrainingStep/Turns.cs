using System.Diagnostics;
using CoIN.Training;

namespace CoIN.TrainingStep;

/// <summary>Lets the two steps take turns: hears of each update of the real training loop, and holds it up while Python takes as many.</summary>
internal sealed class Turns : IProgress<TrainingProgress>
{
    private readonly PythonStep _python;
    private readonly Process _process = Process.GetCurrentProcess();
    private readonly int _steps;
    private readonly int _warmup;
    private int _done;
    private long _start;
    private TimeSpan _processor;

    /// <param name="python">The other side.</param>
    /// <param name="steps">Steps of one turn.</param>
    /// <param name="warmup">Turns that do not count.</param>
    public Turns(PythonStep python, int steps, int warmup)
    {
        (_python, _steps, _warmup) = (python, steps, warmup);
        Resume();
    }

    /// <summary>The turns that count, ours and Python's.</summary>
    public List<(StepTime Ours, StepTime Theirs)> Measured { get; } = [];

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (++_done % _steps != 0)
        {
            return;
        }

        var wall = Stopwatch.GetElapsedTime(_start).TotalMilliseconds;
        var ours = new StepTime(wall / _steps, (Processor() - _processor).TotalMilliseconds / _steps, value.Loss);
        var theirs = _python.Run(_steps);
        if (_done / _steps > _warmup)
        {
            Measured.Add((ours, theirs));
        }

        Resume();
    }

    private void Resume() => (_start, _processor) = (Stopwatch.GetTimestamp(), Processor());

    private TimeSpan Processor()
    {
        _process.Refresh();
        return _process.TotalProcessorTime;
    }
}
