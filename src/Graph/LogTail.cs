using System.Globalization;

namespace CoIN.Graph;

/// <summary>The last lines that a stage logged. Thread safe.</summary>
internal sealed class LogTail
{
    private const int MostLines = 50;
    private const int LongestLine = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

    /// <summary>How far the stage last said it was.</summary>
    public StageProgress? Progress { get; set; }

    public void Add(string line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line.Length <= LongestLine ? line : line[..LongestLine] + "...");
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }

    /// <summary>Returns the lines, and after them how far the stage had come.</summary>
    public IReadOnlyList<string> WithProgress() => Progress is { } last
        ? [.. ToList(), string.Create(CultureInfo.InvariantCulture, $"it had come to {last.Done} of {last.Total} {last.Unit}")]
        : ToList();

    public IReadOnlyList<string> ToList()
    {
        lock (_gate)
        {
            return _lines.ToArray();
        }
    }
}
