using System.Collections.Concurrent;
using CoIN.Store;
using CoIN.Store.Tests.Support;

namespace CoIN.Graph.Tests.Support;

/// <summary>A store in a folder of its own, and short ways to write, plan and run graphs in it.</summary>
internal sealed class Pipeline : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <param name="cache">The store's folder; null for one of its own.</param>
    public Pipeline(string? cache = null) => Store = ContentStore.Open(cache ?? _folder["cache"], Time);

    public ContentStore Store { get; }

    /// <summary>Stands still, long after every file was written.</summary>
    public ManualTimeProvider Time { get; } = new();

    /// <summary>The names of the stages whose actions ran, in the order of their beginning.</summary>
    public ConcurrentQueue<string> Acted { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public TempFolder Folder => _folder;

    /// <summary>Makes a stage that writes its parameter <c>text</c> and what it reads into <c>out.txt</c>.</summary>
    public Stage Stage(string name, string text = "", params string[] reads) => Acting(name, context => WriteWhatItReads(context, text, reads), reads) with
    {
        Parameters = new Dictionary<string, ParameterValue> { ["text"] = text },
    };

    /// <summary>Makes a stage with an action of its own.</summary>
    public Stage Acting(string name, Action<StageContext> action, params string[] reads) =>
        new("test", name, context =>
        {
            Acted.Enqueue(name);
            action(context);
        })
        {
            CodeVersion = "1",
            Parameters = new Dictionary<string, ParameterValue> { ["name"] = name },
            Inputs = reads.ToDictionary(read => read, StageInput.Output),
        };

    public Plan Plan(params Stage[] stages) => new Planner(Store).Plan(new StageGraph(stages), stages.Select(stage => stage.Name));

    public Task<RunSummary> RunAsync(params Stage[] stages) => RunAsync(Plan(stages));

    public Task<RunSummary> RunAsync(Plan plan, Resources? resources = null, CancellationToken cancellation = default) =>
        new Scheduler(Store, new RunOrigin("host", "cpu", "dotnet cake"), Time)
            .RunAsync(plan, new InlineExecutor(), resources ?? new Resources(2, 1_000_000_000), Observer, cancellation);

    /// <summary>Runs the stages and returns which actions ran, sorted.</summary>
    public async Task<string[]> ActedInAsync(params Stage[] stages)
    {
        Acted.Clear();
        var summary = await RunAsync(stages);
        Assert.Equal(0, summary.Failed);
        return [.. Acted.Order(StringComparer.Ordinal)];
    }

    public string ReadOutput(RunSummary summary, string stage) =>
        File.ReadAllText(Path.Combine(Store.Trees.Materialise(summary.OutputOf(stage)), "out.txt"));

    /// <summary>Deletes the blob of a stage's only file.</summary>
    public void DeleteBlob(RunSummary summary, string stage) => File.Delete(Store.Layout.Blob(summary.OutputOf(stage).Files[0].Content));

    public void Dispose()
    {
        Store.Dispose();
        _folder.Dispose();
    }

    public static void Write(StageContext context, string text) => File.WriteAllText(Path.Combine(context.OutputFolder, "out.txt"), text);

    private static void WriteWhatItReads(StageContext context, string text, string[] reads) =>
        Write(context, string.Join("+", reads.Select(read => File.ReadAllText(Path.Combine(context.Input(read), "out.txt"))).Append(text)));
}
