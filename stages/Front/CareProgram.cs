using CoIN.Errors;
using CoIN.Graph.Runs;
using CoIN.Store;
using CoIN.Store.Care;

namespace CoIN.Stages.Front;

/// <summary>Looks after a store: how large it is, whether it is whole, and what can go.</summary>
public static class CareProgram
{
    /// <summary>Returns what lies in a store, and the runs that used it, the oldest first.</summary>
    /// <param name="cacheFolder">The store.</param>
    /// <exception cref="PipelineException">The store cannot be used.</exception>
    public static (StoreReport Store, IReadOnlyList<RunRecord> Runs) Status(string cacheFolder)
    {
        using var store = ContentStore.Open(cacheFolder, TimeProvider.System);
        return (StoreReport.Of(store), new RunHistory(store).All());
    }

    /// <summary>Reads everything in a store, and moves what is damaged away.</summary>
    /// <param name="cacheFolder">The store.</param>
    /// <param name="progress">Is told how many bytes have been read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">The store cannot be used.</exception>
    public static StoreCheckReport Verify(string cacheFolder, IProgress<long> progress, CancellationToken cancellation)
    {
        using var store = ContentStore.Open(cacheFolder, TimeProvider.System);
        return StoreCheck.Run(store, Environment.ProcessorCount, progress, cancellation);
    }

    /// <summary>Frees what none of the last runs of any target needs.</summary>
    /// <param name="cacheFolder">The store.</param>
    /// <param name="runs">How many runs of each target and profile count.</param>
    /// <param name="dry">True to free nothing.</param>
    /// <exception cref="PipelineException">No run is recorded, or another process uses the store.</exception>
    public static CleaningReport Clean(string cacheFolder, int runs, bool dry)
    {
        using var store = ContentStore.Open(cacheFolder, TimeProvider.System);
        var needed = new RunHistory(store).All().GroupBy(run => (run.Target, run.Profile)).SelectMany(group => group.TakeLast(runs)).ToList();
        return needed.Count == 0
            ? throw new PipelineException($"cache '{store.Layout.Root}' has no record of a run, so everything in it would go; run a table first, or delete the folder")
            : StoreCleaning.Run(store, needed.SelectMany(run => run.Keys.Values).ToHashSet(), dry);
    }
}
