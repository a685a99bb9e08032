namespace CoIN.Graph;

/// <summary>The last lines that a stage logged. Thread safe.</summary>
internal sealed class LogTail
{
    private const int MostLines = 50;
    private const int LongestLine = 1000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();

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

    public IReadOnlyList<string> ToList()
    {
        lock (_gate)
        {
            return _lines.ToArray();
        }
    }
}
