using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>Keeps account of what runs and how far everything is. Calls come one at a time.</summary>
internal sealed class RunState
{
    private readonly Dictionary<string, RunningStage> _running = [];
    private readonly Dictionary<string, ExpectedStage> _expected;
    private readonly Dictionary<string, (TimeSpan Time, int Count)> _timed = []; // by kind, what ran in this run
    private readonly int _total;

    /// <summary>Begins with a plan of which nothing has run.</summary>
    /// <param name="expected">The stages that may run.</param>
    public RunState(IEnumerable<ExpectedStage> expected)
    {
        _expected = expected.ToDictionary(stage => stage.Name);
        _total = _expected.Count;
    }

    /// <summary>Notes that a stage began.</summary>
    public void Start(string stage, TimeSpan now) => _running[stage] = new RunningStage(stage, now, null);

    /// <summary>Notes how far a stage is.</summary>
    public void Report(string stage, StageProgress progress)
    {
        if (_running.TryGetValue(stage, out var running))
        {
            _running[stage] = running with { Progress = progress };
        }
    }

    /// <summary>Notes that a stage is through.</summary>
    /// <param name="stage">Its name.</param>
    /// <param name="duration">How long it ran, if it ran to its end.</param>
    public void Finish(string stage, TimeSpan? duration)
    {
        _running.Remove(stage);
        if (_expected.Remove(stage, out var expected) && duration is { } time)
        {
            var (sum, count) = _timed.GetValueOrDefault(expected.Kind);
            _timed[expected.Kind] = (sum + time, count + 1);
        }
    }

    /// <summary>Returns the state; the time left assumes as many stages at a time as run now.</summary>
    public RunSnapshot Snapshot(TimeSpan now)
    {
        var running = _running.Values.OrderBy(stage => stage.Started).ThenBy(stage => stage.Name, StringComparer.Ordinal).ToList();
        var rests = _expected.Values.Select(stage => _running.TryGetValue(stage.Name, out var started) ? Rest(started, Estimate(stage), now) : Estimate(stage)).ToList();
        var work = rests.Sum(rest => rest?.Ticks ?? 0);
        return new RunSnapshot(_total, _total - _expected.Count, running, new TimeSpan(work / Math.Max(1, running.Count)), !rests.Contains(null));
    }

    private TimeSpan? Estimate(ExpectedStage stage) => stage.Estimate ?? (_timed.TryGetValue(stage.Kind, out var timed) ? timed.Time / timed.Count : null);

    private static TimeSpan? Rest(RunningStage stage, TimeSpan? estimate, TimeSpan now)
    {
        if (stage.Progress is { } progress && Words.Left(progress) is { } left)
        {
            return left;
        }

        var rest = estimate - (now - stage.Started);
        return rest < TimeSpan.Zero ? TimeSpan.Zero : rest;
    }
}
