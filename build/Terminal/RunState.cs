using CoIN.Graph;

namespace CoIN.Build.Terminal;

/// <summary>Keeps account of what runs and how far everything is. Calls come one at a time.</summary>
internal sealed class RunState
{
    private readonly Dictionary<string, RunningStage> _running = [];
    private readonly Dictionary<string, TimeSpan> _estimates;
    private readonly int _total;

    /// <summary>Begins with a plan of which nothing has run.</summary>
    /// <param name="estimates">How long each stage that may run will probably take, by name.</param>
    public RunState(IEnumerable<KeyValuePair<string, TimeSpan>> estimates)
    {
        _estimates = new Dictionary<string, TimeSpan>(estimates);
        _total = _estimates.Count;
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
    public void Finish(string stage)
    {
        _running.Remove(stage);
        _estimates.Remove(stage);
    }

    /// <summary>Returns the state; the time left assumes as many stages at a time as run now.</summary>
    public RunSnapshot Snapshot(TimeSpan now)
    {
        var running = _running.Values.OrderBy(stage => stage.Started).ThenBy(stage => stage.Name, StringComparer.Ordinal).ToList();
        var work = _estimates.Sum(entry => _running.TryGetValue(entry.Key, out var stage) ? Rest(stage, entry.Value, now).Ticks : entry.Value.Ticks);
        return new RunSnapshot(_total, _total - _estimates.Count, running, new TimeSpan(work / Math.Max(1, running.Count)));
    }

    private static TimeSpan Rest(RunningStage stage, TimeSpan estimate, TimeSpan now)
    {
        if (stage.Progress is { } progress && Words.Left(progress) is { } left)
        {
            return left;
        }

        var rest = estimate - (now - stage.Started);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }
}
