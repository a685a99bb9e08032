using System.Globalization;
using CoIN.Build.Arguments;
using CoIN.Build.Terminal;
using CoIN.Graph.Runs;
using CoIN.Stages.Front;
using CoIN.Store.Care;

namespace CoIN.Build.Targets.Care;

/// <summary>Says how large the cache is, and how often the last runs found what they needed.</summary>
internal sealed class StatusTarget : IBuildTarget
{
    private const int RunsShown = 10;

    /// <inheritdoc/>
    public string Name => "Status";

    /// <inheritdoc/>
    public string Description => "Says how large the cache is and how often it had what runs needed";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [Option.Cache, Option.Json];

    /// <inheritdoc/>
    public Task<int> RunAsync(Invocation invocation, FrontDoor door, CancellationToken cancellation)
    {
        var (store, runs) = CareProgram.Status(Path.GetFullPath(invocation.Cache, door.RepositoryRoot));
        door.Output.WriteLine(invocation.Json ? JsonText.Of(Answer(store, runs)) : string.Join('\n', Lines(store, runs)));
        return Task.FromResult(0);
    }

    private static object Answer(StoreReport store, IReadOnlyList<RunRecord> runs) => new
    {
        Store = store,
        Runs = runs.Select(run => new { run.Name, run.Target, run.Profile, run.StartedAt, Seconds = run.Duration, run.Cached, Others = run.Others.Count, run.Cancelled }),
    };

    private static IEnumerable<string> Lines(StoreReport store, IReadOnlyList<RunRecord> runs)
    {
        foreach (var kind in store.Kinds)
        {
            yield return $"{kind.Kind,-10} {kind.Records,6} results  {ByteText.Of(kind.Bytes),10}  {Words.Duration(kind.Duration)} of work";
        }

        foreach (var run in runs.TakeLast(RunsShown))
        {
            var failed = run.Others.Count(stage => stage.Outcome == Graph.StageOutcome.Failed);
            yield return $"{run.Name}  {run.Target} ({run.Profile}): {Share(run.Cached, run.Others.Count)}, {failed} failed{(run.Cancelled ? ", stopped" : "")}, {Words.Duration(run.Duration)}";
        }

        var leftovers = store.Partial + store.Quarantined + store.Damaged == 0 ? "" : $"; {store.Partial} unfinished, {store.Quarantined} in quarantine, {store.Damaged} damaged records";
        var (hits, all) = (runs.Sum(run => (long)run.Cached), runs.Sum(run => (long)run.Cached + run.Others.Count));
        yield return $"Status: {ByteText.Of(store.BlobBytes)} in {store.Blobs} blobs{leftovers}; {runs.Count} runs, {Share(hits, all - hits)}";
    }

    private static string Share(long cached, long others) =>
        string.Create(CultureInfo.InvariantCulture, $"{cached} of {cached + others} cached ({(cached + others == 0 ? 0 : 100.0 * cached / (cached + others)):0.0} %)");
}
