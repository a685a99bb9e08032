namespace CoIN.Store;

/// <summary>Results as the index remembers them, taken on trust at first: a thread of its own looks at their records and blobs meanwhile.</summary>
/// <remarks>
/// For plans that will probably find everything: two looks at the file system for each result are half of their time. It ends with a verdict on all of them;
/// nothing is mended or moved. One thread recalls.
/// </remarks>
public sealed class RecalledResults : IDisposable
{
    private readonly ActionCache _actions;
    private readonly BlobStore _blobs;
    private readonly (Digest Key, IndexedResult Result)[] _recalled;
    private Thread? _checker;
    private int _count;
    private volatile bool _isComplete;
    private volatile bool _isRefuted;

    internal RecalledResults(ActionCache actions, BlobStore blobs, int most)
    {
        _actions = actions;
        _blobs = blobs;
        _recalled = new (Digest, IndexedResult)[most];
    }

    /// <summary>Returns what the index says of a key, to be counted on if <see cref="AllHold"/> says so in the end; null if it says nothing.</summary>
    /// <param name="key">The stage's key.</param>
    public KnownResult? Find(Digest key)
    {
        if (_isRefuted || _actions.Recall(key) is not { } result)
        {
            return null;
        }

        _recalled[_count] = (key, result);
        Volatile.Write(ref _count, _count + 1);
        if (_checker is null)
        {
            _checker = new Thread(Check) { IsBackground = true };
            _checker.Start();
        }

        return result.Result;
    }

    /// <summary>Waits until everything recalled has been looked at; returns whether every record is the one that the index was made of, and every blob is there as it was left.</summary>
    public bool AllHold()
    {
        Dispose();
        return !_isRefuted;
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose()
    {
        _isComplete = true;
        _checker?.Join();
    }

    private void Check()
    {
        var wait = default(SpinWait);
        for (var next = 0; !_isRefuted;)
        {
            var isComplete = _isComplete; // read before the count: what was recalled by then is counted
            if (next < Volatile.Read(ref _count))
            {
                _isRefuted = !Holds(_recalled[next].Key, _recalled[next].Result);
                next++;
            }
            else if (isComplete)
            {
                return;
            }
            else
            {
                wait.SpinOnce(sleep1Threshold: -1);
            }
        }
    }

    private bool Holds(Digest key, IndexedResult recalled)
    {
        try
        {
            return _actions.StampOf(key) == recalled.Record && _blobs.AreAsLeft(recalled.Result.Output);
        }
        catch (IOException)
        {
            return false; // whoever looks again says what is wrong
        }
    }
}
