using System.Diagnostics;
using System.Globalization;
using CoIN.Bench.Scale;
using CoIN.Graph;
using CoIN.Store;

// Usage: CoIN.Bench.Scale fill|noop|leaf|cold|files SHAPE STAGES FOLDER. Prints milliseconds by the clock, milliseconds of processor time, and the peak of memory in MB.
if (args is not [var command, var shape, var count, var folder])
{
    Console.Error.WriteLine("usage: CoIN.Bench.Scale fill|noop|leaf|cold|files SHAPE STAGES FOLDER");
    return 1;
}

var stages = int.Parse(count, CultureInfo.InvariantCulture);
var begun = Process.GetCurrentProcess().TotalProcessorTime;
var watch = Stopwatch.StartNew();
if (command == "files")
{
    BuildFiles.Write(shape, stages, folder);
    return 0;
}

using var opening = StoreOpening.Begin(folder, TimeProvider.System);
var graph = SyntheticGraph.Of(shape, stages, command == "leaf" ? 1 : 0);
using var store = opening.Finish();
var plan = new Planner(store).Plan(graph, [.. graph.Stages.Select(stage => stage.Name)]);
if (command is "fill" or "noop")
{
    var summary = await new Scheduler(store, new RunOrigin("bench", "cpu", "bench"), TimeProvider.System)
        .RunAsync(plan, new InlineExecutor(), new Resources(Environment.ProcessorCount, 1L << 30), new Silence(), CancellationToken.None);
    if (command == "noop" && summary.Cached != stages)
    {
        Console.Error.WriteLine($"{summary.Cached} of {stages} cached: not a run without work");
        return 1;
    }
}

var elapsed = watch.Elapsed.TotalMilliseconds;
var processor = (Process.GetCurrentProcess().TotalProcessorTime - begun).TotalMilliseconds;
var memory = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{elapsed:0.0} {processor:0.0} {memory:0}"));
return 0;
