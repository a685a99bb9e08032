using System.Runtime.ExceptionServices;
using CoIN.Errors;

namespace CoIN.Store;

/// <summary>A store that is opened while its user prepares what to ask it.</summary>
/// <remarks>
/// Opening is little work, but all of it is the first of its kind in the process: some ten milliseconds, which a run without work would feel. Only a folder that holds a store is
/// opened ahead, so that a user whose request turns out wrong finds no new folder. Used by one thread.
/// </remarks>
public sealed class StoreOpening : IDisposable
{
    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly Thread? _opener;
    private ContentStore? _store;
    private ExceptionDispatchInfo? _failure;

    private StoreOpening(string folder, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        if (File.Exists(new StoreLayout(folder).FormatFile))
        {
            _opener = new Thread(Open) { IsBackground = true };
            _opener.Start();
        }
    }

    /// <summary>Begins to open a store.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="time">See <see cref="ContentStore.Open(string, TimeProvider)"/>.</param>
    public static StoreOpening Begin(string folder, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return new StoreOpening(folder, time);
    }

    /// <summary>Waits until the store is open and gives it to the caller, who closes it.</summary>
    /// <exception cref="PipelineException">See <see cref="ContentStore.Open(string, TimeProvider)"/>.</exception>
    public ContentStore Finish()
    {
        if (_opener is null)
        {
            return ContentStore.Open(_folder, _time);
        }

        _opener.Join();
        _failure?.Throw();
        var store = _store!;
        _store = null;
        return store;
    }

    /// <summary>Closes the store if nobody took it.</summary>
    public void Dispose()
    {
        _opener?.Join();
        _store?.Dispose();
    }

    private void Open()
    {
        try
        {
            _store = ContentStore.Open(_folder, _time);
        }
        catch (Exception failure)
        {
            _failure = ExceptionDispatchInfo.Capture(failure); // thrown where the store is asked for
        }
    }
}
