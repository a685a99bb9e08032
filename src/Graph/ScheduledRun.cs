using System.Threading.Channels;
using CoIN.Errors;
using CoIN.Store;

namespace CoIN.Graph;

/// <summary>One run of a plan. One loop decides; stages run beside it and report to it through a channel.</summary>
internal sealed class ScheduledRun
{
    private readonly Plan _plan;
    private readonly StageLookup _lookup;
    private readonly StageRunner _runner;
    private readonly ResourcePool _pool;
    private readonly IRunObserver _observer;

    private readonly RunNode[] _nodes;
    private readonly Queue<RunNode> _complete = new(); // stages whose inputs are all there
    private readonly SortedSet<RunNode> _ready = new(new UrgencyOrder()); // stages that have to run
    private readonly Dictionary<RunNode, Task> _running = [];
    private readonly Dictionary<Digest, List<RunNode>> _pending = []; // keys that are ready or run, with the stages that wait for the same result
    private readonly FileTree?[] _outputs; // by place in the graph
    private readonly Channel<StageReport> _reports = Channel.CreateUnbounded<StageReport>();
    private string? _fullDiskAt; // the first stage that found the store's disk full

    public ScheduledRun(Plan plan, StageLookup lookup, StageRunner runner, ResourcePool pool, IRunObserver observer)
    {
        _plan = plan;
        _lookup = lookup;
        _runner = runner;
        _pool = pool;
        _observer = observer;
        _nodes = RunNode.AllOf(plan);
        _outputs = new FileTree?[plan.Graph.Nodes.Count];
    }

    /// <summary>Returns what became of each stage, in the plan's order.</summary>
    public async Task<IReadOnlyList<StageResult>> RunAsync(CancellationToken cancellation)
    {
        foreach (var node in _nodes.Where(node => node.Awaited == 0))
        {
            _complete.Enqueue(node);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            await LoopAsync(stop.Token);
        }
        finally
        {
            await stop.CancelAsync(); // an observer that throws must not leave stages behind
            await Task.WhenAll(_running.Values);
        }

        foreach (var node in _nodes.Where(node => node.Result is null))
        {
            node.Result = Skipped(node, becauseOf: _fullDiskAt);
            _observer.StageFinished(node.Result);
        }

        return _nodes.Select(node => node.Result!).ToList();
    }

    private async Task LoopAsync(CancellationToken cancellation)
    {
        for (; ; )
        {
            while (_complete.TryDequeue(out var node))
            {
                if (node.Result is null)
                {
                    Judge(node);
                }
            }

            if (!cancellation.IsCancellationRequested && _fullDiskAt is null)
            {
                Start(cancellation);
            }

            if (_running.Count == 0)
            {
                return;
            }

            var report = await _reports.Reader.ReadAsync(CancellationToken.None);
            _pool.Return(report.Grant);
            _running.Remove(report.Node);
            _pending.Remove(report.Node.Key, out var twins);
            Finish(report.Node, WithoutRepeats(report));
            twins!.ForEach(_complete.Enqueue);
        }
    }

    /// <summary>Finds out whether a stage whose inputs are all there, or of which one will never be there, has to run.</summary>
    private void Judge(RunNode node)
    {
        if (node.Blocker is not null)
        {
            Finish(node, Skipped(node, node.Blocker));
            return;
        }

        try
        {
            node.Inputs = InputDigests.Of(node.Node, _outputs, _plan.Externals)!;
            var isAsPlanned = !node.IsStale && node.Planned.State != PlanState.Waiting;
            var found = isAsPlanned ? node.Planned : _lookup.Find(node.Stage, node.Inputs);
            node.Key = found.Key!.Value;
            if (found.State == PlanState.Hit)
            {
                Finish(node, StageResult.Cached(node.Stage, found.Known!.Output));
            }
            else if (_pool.Refusal(node.Stage) is { } refusal)
            {
                Finish(node, Failed(node, refusal));
            }
            else if (_pending.TryGetValue(node.Key, out var twins))
            {
                twins.Add(node);
            }
            else
            {
                _pending.Add(node.Key, []);
                _ready.Add(node);
            }
        }
        catch (PipelineException mistake)
        {
            Finish(node, Failed(node, mistake.At($"stage '{node.Stage.Name}'")));
        }
    }

    private void Start(CancellationToken cancellation)
    {
        foreach (var (node, grant) in _pool.Take(_ready))
        {
            _ready.Remove(node);
            var inputs = node.Node.StagesRead.ToDictionary(place => _plan.Graph.Nodes[place].Stage.Name, place => _outputs[place]!, StringComparer.Ordinal);
            _running[node] = Task.Run(() => RunAsync(node, inputs, grant, cancellation), CancellationToken.None);
        }
    }

    private async Task RunAsync(RunNode node, Dictionary<string, FileTree> inputs, ResourceGrant grant, CancellationToken cancellation)
    {
        var result = await _runner.RunAsync(node, inputs, grant.Gpus, cancellation);
        _reports.Writer.TryWrite(new StageReport(node, result, grant));
    }

    /// <summary>Says of the first stage only that the disk is full: those that ran beside it failed for the same reason, and nothing more can be made.</summary>
    private StageResult WithoutRepeats(StageReport report)
    {
        if (report.Result.Error is null || !ContentStore.MeansFullDisk(report.Result.Error))
        {
            return report.Result;
        }

        if (_fullDiskAt is not null)
        {
            return Skipped(report.Node, _fullDiskAt);
        }

        _fullDiskAt = report.Node.Stage.Name;
        return report.Result;
    }

    /// <summary>Notes what became of a stage, and tells those that read it.</summary>
    private void Finish(RunNode node, StageResult result)
    {
        node.Result = result = node.Inputs is null ? result : result with { Key = node.Key };
        _observer.StageFinished(result);

        // What could not be made again is still known by its record, and what was made from it stands.
        var output = result.Output ?? node.Planned.Known?.Output;
        _outputs[_plan.Places[node.Index]] = output;
        foreach (var reader in node.Readers.Where(reader => reader.Result is null))
        {
            var isGood = result.Output is not null || (output is not null && reader.Planned.State == PlanState.Hit);
            if (isGood)
            {
                reader.IsStale |= output!.Digest != node.Planned.Known?.Output.Digest;
                reader.Awaited--;
            }
            else
            {
                reader.Blocker = result.Outcome == StageOutcome.Failed ? node.Stage.Name : result.SkippedBecauseOf;
            }

            if (reader.Awaited == 0 || reader.Blocker is not null)
            {
                _complete.Enqueue(reader);
            }
        }
    }

    private static StageResult Skipped(RunNode node, string? becauseOf) =>
        new(node.Stage, StageOutcome.Skipped, TimeSpan.Zero, null, null, becauseOf, []);

    private static StageResult Failed(RunNode node, Exception error) =>
        new(node.Stage, StageOutcome.Failed, TimeSpan.Zero, null, error, null, []);
}
