using System.Diagnostics;
using CoIN.Benchmark;
using CoIN.Graph;

namespace CoIN.Stages;

/// <summary>A stage's unfinished work, as the domain libraries see it.</summary>
/// <param name="context">The stage.</param>
internal sealed class StageWork(StageContext context) : IUnfinishedWork
{
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

    /// <inheritdoc/>
    public bool IsDue => _sinceLast.Elapsed >= context.KeepEvery;

    /// <inheritdoc/>
    public Stream? Open(string name)
    {
        var found = context.OpenKept(name);
        if (found is not null)
        {
            context.Log($"goes on from '{name}', which was kept before the stage was stopped");
        }

        return found;
    }

    /// <inheritdoc/>
    public void Keep(string name, Action<Stream> write)
    {
        context.Keep(name, write);
        _sinceLast.Restart();
    }
}
