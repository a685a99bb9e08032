namespace CoIN.Benchmark.Tests.Support;

/// <summary>Unfinished work in memory; every state is due.</summary>
internal sealed class KeptInMemory : IUnfinishedWork
{
    private readonly Dictionary<string, byte[]> _states = [];
    private readonly List<string> _opened = [];

    public bool IsDue => true;

    public IReadOnlyList<string> Opened => _opened;

    public int States => _states.Count;

    public Stream? Open(string name)
    {
        if (!_states.TryGetValue(name, out var state))
        {
            return null;
        }

        _opened.Add(name);
        return new MemoryStream(state, writable: false);
    }

    public void Keep(string name, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        _states[name] = stream.ToArray();
    }
}
