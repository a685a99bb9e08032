using CoIN.Errors;
using CoIN.Store;
using CoIN.Store.Remote;

namespace CoIN.Graph;

/// <summary>Carries one stage from its inputs to its record.</summary>
/// <remarks>
/// In this order: take the key's lock, look once more, lay out the inputs, run the action into a folder of its own, check that it wrote there and
/// nowhere else, publish the files, publish the record. Until the last step the stage does not count as done.
/// </remarks>
internal sealed class StageRunner(
    ContentStore store, IStageExecutor executor, IRunObserver observer, RunOrigin origin, TimeProvider time, int parallelism, StageLimits limits, RemoteStore? remote)
{
    private const string OutputName = "output";

    private readonly StageLookup _lookup = new(store);

    /// <summary>Returns what became of the stage; does not throw.</summary>
    /// <param name="node">A stage whose inputs are all there.</param>
    /// <param name="outputs">The outputs of the stages that it reads, by their names.</param>
    /// <param name="gpus">The graphics processors that it has.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<StageResult> RunAsync(
        RunNode node, IReadOnlyDictionary<string, FileTree> outputs, IReadOnlyList<int> gpus, CancellationToken cancellation)
    {
        var log = new LogTail();
        var start = time.GetTimestamp();
        try
        {
            using var held = await store.LockAsync(node.Key, cancellation);
            if (_lookup.Find(node.Stage, node.Inputs!) is { State: PlanState.Hit } hit)
            {
                return StageResult.Cached(node.Stage, hit.Known!.Output);
            }

            if (remote is not null && await remote.FetchAsync(node.Key, StageKey.Parts(node.Stage, node.Inputs!), cancellation) is { } fetched)
            {
                return StageResult.Cached(node.Stage, fetched.Output);
            }

            observer.StageStarted(node.Stage);
            start = time.GetTimestamp();
            var output = await MakeAsync(node, outputs, gpus, log, cancellation);
            return new StageResult(node.Stage, StageOutcome.Ran, time.GetElapsedTime(start), output, null, null, log.ToList());
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new StageResult(node.Stage, StageOutcome.Skipped, time.GetElapsedTime(start), null, null, null, log.ToList());
        }
        catch (Exception failure)
        {
            return new StageResult(node.Stage, StageOutcome.Failed, time.GetElapsedTime(start), null, Explain(node.Stage, failure), null, log.WithProgress());
        }
    }

    private async Task<FileTree> MakeAsync(
        RunNode node, IReadOnlyDictionary<string, FileTree> outputs, IReadOnlyList<int> gpus, LogTail log, CancellationToken cancellation)
    {
        var stage = node.Stage;
        var work = store.NewWorkFolder();
        try
        {
            var startedAt = time.GetUtcNow();
            var start = time.GetTimestamp();
            var folder = Directory.CreateDirectory(Path.Combine(work, OutputName)).FullName;
            var watches = await ActAsync(node, outputs, folder, gpus, log, cancellation);
            cancellation.ThrowIfCancellationRequested(); // a stage that was told to stop may have stopped half way
            CheckOutside(stage, work, watches);
            ExternalInputs.CheckUnchanged(stage, node.Inputs!, store.Sources, cancellation);

            var output = store.Blobs.Publish(folder, parallelism, cancellation);
            if (output.Files.Count == 0)
            {
                throw new PipelineException("wrote no file into its output folder; a stage that has nothing to say writes a file that says so");
            }

            var record = new ActionRecord
            {
                Key = node.Key,
                Stage = stage.Name,
                Kind = stage.Kind,
                KeyParts = StageKey.Parts(stage, node.Inputs!),
                Inputs = Recorded(stage, node.Inputs!),
                Output = output,
                Provenance = new Provenance(startedAt, time.GetElapsedTime(start), origin.Host, origin.Device, origin.Command),
                LogTail = log.ToList(),
            };
            store.Actions.Add(record);
            remote?.Send(record);
            store.PartialOf(node.Key).Delete();
            return output;
        }
        finally
        {
            store.DeleteWorkFolder(work);
        }
    }

    private async Task<Dictionary<string, TreeWatch>> ActAsync(
        RunNode node, IReadOnlyDictionary<string, FileTree> outputs, string folder, IReadOnlyList<int> gpus, LogTail log, CancellationToken cancellation)
    {
        var stage = node.Stage;
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        var watches = new Dictionary<string, TreeWatch>(StringComparer.Ordinal);
        foreach (var (name, input) in stage.Inputs)
        {
            paths[name] = input.Path ?? store.Trees.Materialise(outputs[input.Stage!]);
            if (input.Stage is not null)
            {
                watches[name] = store.Trees.Watch(outputs[input.Stage]);
            }
        }

        await TimeLimit.KeepAsync(
            limits,
            time,
            stop => executor.ExecuteAsync(stage, new StageContext(paths, node.Inputs!, folder, new ObservedProgress(stage, observer, log, time), Log, stop)
            {
                CodeVersion = stage.CodeVersion,
                Gpus = gpus,
                Partial = store.PartialOf(node.Key),
                KeepEvery = limits.KeepEvery,
            }),
            cancellation);
        return watches;

        void Log(string line)
        {
            log.Add(line);
            observer.StageLogged(stage, line);
        }
    }

    private static void CheckOutside(Stage stage, string work, Dictionary<string, TreeWatch> watches)
    {
        var stranger = Directory.EnumerateFileSystemEntries(work).FirstOrDefault(path => Path.GetFileName(path) != OutputName);
        if (stranger is not null)
        {
            throw new PipelineException($"wrote '{Path.GetFileName(stranger)}' beside its output folder; a stage writes into its output folder only");
        }

        foreach (var (name, watch) in watches)
        {
            if (watch.DiscardChanges() is { } changed)
            {
                throw new PipelineException(
                    $"changed '{changed}' of its input '{name}' ({stage.Inputs[name]}); inputs are read-only, so copy the file first. What was changed is made again by the next run");
            }
        }
    }

    private static List<RecordedInput> Recorded(Stage stage, InputDigests inputs) =>
        stage.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal)
            .Select(input => new RecordedInput(input.Key, input.Value.ToString(), inputs[input.Key])).ToList();

    private Exception Explain(Stage stage, Exception failure) => failure switch
    {
        _ when store.ExplainFullDisk(failure) is { } fullDisk => fullDisk.At($"stage '{stage.Name}'"),
        PipelineException mistake => mistake.At($"stage '{stage.Name}'"),
        _ => new StageFailedException(stage.Name, failure),
    };
}
