namespace CoIN.Models.Multimodal;

/// <summary>Keeps account of the answers that are being written: which row is whose, what it holds and which positions it may see.</summary>
internal sealed class RunningRows
{
    private readonly List<int>[] _answers;
    private readonly int[] _questionLengths;
    private readonly int _padded;
    private readonly int[] _limits;
    private readonly bool[] _ended;
    private List<int> _rows;
    private int _steps;

    /// <param name="questionLengths">How many positions each question takes.</param>
    /// <param name="padded">How many positions every row takes before the answers.</param>
    /// <param name="maximumNewTokens">Where an answer is cut.</param>
    /// <param name="maximumLength">Where question and answer together are cut.</param>
    public RunningRows(IReadOnlyList<int> questionLengths, int padded, int maximumNewTokens, int maximumLength)
    {
        _questionLengths = [.. questionLengths];
        _padded = padded;
        _limits = [.. questionLengths.Select(length => Math.Max(1, Math.Min(maximumNewTokens, maximumLength - length)))];
        _answers = [.. questionLengths.Select(_ => new List<int>())];
        _ended = new bool[questionLengths.Count];
        _rows = [.. Enumerable.Range(0, questionLengths.Count)];
    }

    /// <summary>The answers so far, in the order of the questions.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Answers => _answers;

    /// <summary>How many rows the batch has now.</summary>
    public int Count => _rows.Count;

    /// <summary>An upper limit of the positions.</summary>
    public long PositionLimit => _padded + _steps;

    /// <summary>Adds a token to every row that has not ended; returns whether any goes on.</summary>
    public bool Take(long[] next, int endId)
    {
        _steps++;
        foreach (var (index, row) in _rows.Index())
        {
            if (_ended[row])
            {
                continue;
            }

            if (next[index] == endId)
            {
                _ended[row] = true;
                continue;
            }

            _answers[row].Add((int)next[index]);
            _ended[row] = _answers[row].Count == _limits[row];
        }

        return !_rows.TrueForAll(row => _ended[row]);
    }

    /// <summary>Lets rows that have ended go once they are a quarter of the batch; returns which places stay, or null if all do.</summary>
    public long[]? Leave()
    {
        var before = _rows.Count;
        long[] staying = [.. _rows.Index().Where(item => !_ended[item.Item]).Select(item => (long)item.Index)];
        if (4 * (before - staying.Length) < before)
        {
            return null;
        }

        _rows = [.. staying.Select(index => _rows[(int)index])];
        return staying;
    }

    /// <summary>Returns the last token of each row; a row that has ended goes on with anything.</summary>
    public long[] LastTokens() => [.. _rows.Select(row => _answers[row].Count > 0 ? _answers[row][^1] : 0L)];

    /// <summary>Returns the position of the last token of each row.</summary>
    public long[] Positions() => [.. _rows.Select(row => (long)_questionLengths[row] + _steps - 1)];

    /// <summary>Returns what hides the gap between question and answer, [rows, padded + steps]: 0 or minus infinity; null if no row has a gap.</summary>
    public float[]? Gap()
    {
        if (_rows.TrueForAll(row => _questionLengths[row] == _padded))
        {
            return null;
        }

        var length = _padded + _steps;
        var gap = new float[_rows.Count * length];
        foreach (var (index, row) in _rows.Index())
        {
            gap.AsSpan((index * length) + _questionLengths[row], _padded - _questionLengths[row]).Fill(float.NegativeInfinity);
        }

        return gap;
    }
}
