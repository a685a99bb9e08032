namespace TorchSharp;

/// <summary>
/// Collects the tensors that its thread creates while it is the innermost scope, and disposes those left in it at its end.
/// </summary>
/// <remarks>
/// Scopes nest and belong to the thread that made them; they are disposed innermost first. A tensor that another thread is to dispose has
/// to be detached before.
/// </remarks>
public sealed class DisposeScope : IDisposable
{
    [ThreadStatic]
    private static DisposeScope? _current;

    // A tensor knows its place in this list, so that attaching and detaching are one step each; other things are searched for.
    private readonly List<IDisposable> _disposables = [];
    private readonly DisposeScope? _outer;
    private bool _disposed;

    internal DisposeScope()
    {
        _outer = _current;
        _current = this;
    }

    internal static DisposeScope? Current => _current;

    /// <summary>What the scope will dispose, in no particular order.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => _disposables;

    /// <summary>How much the scope will dispose.</summary>
    public int DisposablesCount => _disposables.Count;

    /// <summary>Whether the scope will dispose this.</summary>
    public bool Contains(IDisposable disposable) => IndexOf(disposable) >= 0;

    /// <summary>Adds something to dispose; a tensor leaves its former scope.</summary>
    public void Attach(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor)
        {
            tensor.Scope?.Remove(tensor);
            tensor.Scope = this;
            tensor.ScopeIndex = _disposables.Count;
            _disposables.Add(tensor);
        }
        else if (!Contains(disposable))
        {
            _disposables.Add(disposable);
        }
    }

    /// <summary>Adds things to dispose.</summary>
    public void Attach(params IDisposable[] disposables)
    {
        foreach (var disposable in disposables)
        {
            Attach(disposable);
        }
    }

    /// <summary>Moves something of this scope into the enclosing one; without one it belongs to no scope any more.</summary>
    public T MoveToOuter<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, _outer);
        return disposable;
    }

    /// <summary>Moves two things into the enclosing scope.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second)
        where T1 : IDisposable
        where T2 : IDisposable => (MoveToOuter(first), MoveToOuter(second));

    /// <summary>Moves three things into the enclosing scope.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable
        where T2 : IDisposable
        where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    /// <summary>Moves things into the enclosing scope.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    /// <summary>Moves things into the enclosing scope.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            Move(disposable, _outer);
        }
    }

    /// <summary>Moves something into another scope.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable)
        where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    /// <summary>Takes something out of this scope: whoever holds it disposes it.</summary>
    public T Detach<T>(T disposable)
        where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    /// <summary>Takes things out of this scope.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes things out of this scope.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables)
        {
            Move(disposable, null);
        }
    }

    /// <summary>Disposes everything but the one given.</summary>
    public T DisposeEverythingBut<T>(T keep)
        where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Disposes everything but those given.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes everything but those given.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var kept = new List<IDisposable>();
        foreach (var disposable in inKeep)
        {
            if (Contains(disposable))
            {
                Remove(disposable);
                kept.Add(disposable);
            }
        }

        DisposeEverything();
        Attach([.. kept]);
    }

    /// <summary>Disposes everything collected so far; the scope stays.</summary>
    public void DisposeEverything()
    {
        for (var i = _disposables.Count - 1; i >= 0; i--)
        {
            var disposable = _disposables[i];
            _disposables.RemoveAt(i);
            if (disposable is torch.Tensor tensor)
            {
                tensor.Scope = null;
            }

            disposable.Dispose();
        }
    }

    /// <summary>Tells the scope that something it holds has been disposed already.</summary>
    public void MarkAsDisposed(IDisposable disposable) => Remove(disposable);

    /// <summary>Disposes what is left and makes the enclosing scope the current one.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        DisposeEverything();
        // A scope that outlived an inner one, or was disposed by another thread, must not resurrect a finished scope.
        if (_current == this)
        {
            _current = _outer;
            while (_current is { _disposed: true })
            {
                _current = _current._outer;
            }
        }
    }

    // What belongs to another scope stays there: a function may return one of its arguments.
    private void Move(IDisposable disposable, DisposeScope? destination)
    {
        if (Contains(disposable))
        {
            Remove(disposable);
            destination?.Attach(disposable);
        }
    }

    private void Remove(IDisposable disposable)
    {
        var index = IndexOf(disposable);
        if (index < 0)
        {
            return;
        }

        var last = _disposables[^1];
        _disposables[index] = last;
        _disposables.RemoveAt(_disposables.Count - 1);
        if (last is torch.Tensor moved)
        {
            moved.ScopeIndex = index;
        }

        if (disposable is torch.Tensor tensor)
        {
            tensor.Scope = null;
        }
    }

    private int IndexOf(IDisposable disposable) =>
        disposable is torch.Tensor tensor
            ? tensor.Scope == this ? tensor.ScopeIndex : -1
            : _disposables.FindIndex(other => ReferenceEquals(other, disposable));
}
