namespace CoIN.Build.Terminal;

/// <summary>Progress as plain lines, for logs: at most one line in ten seconds for each running stage.</summary>
/// <param name="output">Where the lines go.</param>
/// <param name="time">The clock of the throttle.</param>
internal sealed class PlainView(TextWriter output, TimeProvider time) : IProgressView
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly long _start = time.GetTimestamp();
    private readonly Dictionary<string, TimeSpan> _lastLine = [];

    /// <inheritdoc/>
    public void Changed(RunSnapshot state)
    {
        var now = time.GetElapsedTime(_start);
        foreach (var stage in state.Running)
        {
            // A stage's first line waits, too: most stages are through before it is due.
            if (_lastLine.TryAdd(stage.Name, now) || stage.Progress is null || now - _lastLine[stage.Name] < Pause)
            {
                continue;
            }

            _lastLine[stage.Name] = now;
            Print($"        {stage.Name}: {Words.Progress(stage.Progress)}");
        }
    }

    /// <inheritdoc/>
    public void Print(string line) => output.WriteLine(line);

    /// <inheritdoc/>
    public void Dispose() => output.Flush();
}
