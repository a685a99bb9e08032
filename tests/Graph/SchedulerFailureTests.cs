using CoIN.Errors;
using CoIN.Graph.Tests.Support;

namespace CoIN.Graph.Tests;

/// <summary>What a run does with stages that fail, misbehave or are stopped.</summary>
public sealed class SchedulerFailureTests : IDisposable
{
    private readonly Pipeline _pipeline = new();

    public void Dispose() => _pipeline.Dispose();

    [Fact]
    public async Task Run_UsersMistake_KeepsItsTypeAndNamesTheStage()
    {
        var error = await FailAsync(_ => throw new PipelineException("image 'x.png' is cut short"));

        Assert.Equal("stage 'a': image 'x.png' is cut short", Assert.IsType<PipelineException>(error).Message);
    }

    [Fact]
    public async Task Run_OurBug_KeepsTheStack()
    {
        var error = await FailAsync(_ => throw new InvalidOperationException("oops"));

        Assert.Equal("stage 'a': InvalidOperationException: oops", Assert.IsType<StageFailedException>(error).Message);
        Assert.Contains(nameof(SchedulerFailureTests), error.InnerException!.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_FullDisk_IsTheUsersError()
    {
        var error = await FailAsync(_ => throw new IOException("No space left on device", 28));

        Assert.StartsWith(
            $"stage 'a': cache '{_pipeline.Store.Layout.Root}': no space left: free ", Assert.IsType<PipelineException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Failure_SkipsItsReadersAndGoesOnWithTheRest()
    {
        var summary = await _pipeline.RunAsync(
            _pipeline.Acting("bad", context =>
            {
                context.Log("last words");
                throw new PipelineException("no");
            }),
            _pipeline.Stage("reader", "", "bad"),
            _pipeline.Stage("reader-of-reader", "", "reader", "good"),
            _pipeline.Stage("good"),
            _pipeline.Stage("better", "", "good"));

        Assert.Equal((2, 0, 1, 2), (summary.Ran, summary.Cached, summary.Failed, summary.Skipped));
        Assert.False(summary.Cancelled);
        var byName = summary.Results.ToDictionary(result => result.Stage.Name);
        Assert.Equal("bad", byName["reader"].SkippedBecauseOf);
        Assert.Equal("bad", byName["reader-of-reader"].SkippedBecauseOf);
        Assert.Equal(["last words"], byName["bad"].LogTail);
        Assert.Equal(5, _pipeline.Observer.Lines.Count(line => !line.StartsWith("started", StringComparison.Ordinal) && !line.StartsWith("logged", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_ResultThatCannotBeMadeAgain_LeavesWhatWasMadeFromIt()
    {
        var isGone = false;
        Stage[] stages =
        [
            _pipeline.Acting("download", context => Pipeline.Write(context, isGone ? throw new PipelineException("the server is gone") : "data")),
            _pipeline.Stage("convert", "x", "download"),
            _pipeline.Stage("table", "y", "convert"),
        ];
        _pipeline.DeleteBlob(await _pipeline.RunAsync(stages), "download");
        isGone = true;

        var summary = await _pipeline.RunAsync([.. stages, _pipeline.Stage("new", "", "download")]);

        Assert.Equal(
            [StageOutcome.Failed, StageOutcome.Cached, StageOutcome.Cached, StageOutcome.Skipped],
            summary.Results.Select(result => result.Outcome));
    }

    [Fact]
    public async Task Run_AfterAFailure_KeepsNothingOfIt()
    {
        await FailAsync(context =>
        {
            Pipeline.Write(context, "half");
            throw new PipelineException("no");
        });

        var files = Directory.GetFiles(_pipeline.Store.Layout.Root, "*", SearchOption.AllDirectories);
        Assert.All(files, path => Assert.True(Path.GetFileName(path) == "format" || path.EndsWith(".lock", StringComparison.Ordinal), path));
    }

    [Fact]
    public async Task Run_LongerThanTheLimit_IsStoppedAndSaysSo()
    {
        var slow = _pipeline.Acting("slow", context =>
        {
            context.Progress.Report(new StageProgress(3, 10, "samples"));
            context.CancellationToken.WaitHandle.WaitOne();
            context.CancellationToken.ThrowIfCancellationRequested();
        });
        var scheduler = new Scheduler(_pipeline.Store, new RunOrigin("host", "cpu", "dotnet cake"), TimeProvider.System)
        {
            Limits = StageLimits.None with { Time = TimeSpan.FromSeconds(3) },
        };

        var summary = await scheduler.RunAsync(
            _pipeline.Plan(slow, _pipeline.Stage("quick")), new InlineExecutor(), new Resources(2, 0), _pipeline.Observer, CancellationToken.None);

        Assert.Equal((1, 1, false), (summary.Failed, summary.Ran, summary.Cancelled));
        var result = summary.Results.Single(result => result.Stage.Name == "slow");
        Assert.Equal(
            "stage 'slow': ran longer than its limit of 0.05 min; the next run goes on from what it has kept; raise --time-limit=MINUTES", result.Error!.Message);
        Assert.Equal(["it had come to 3 of 10 samples"], result.LogTail);
    }

    [Fact]
    public async Task Run_KeptWork_IsThereAfterAFailureAndGoneAfterSuccess()
    {
        var found = new List<bool>();
        var stage = _pipeline.Acting("flaky", context =>
        {
            using var state = context.Partial.Open("state");
            found.Add(state is not null);
            if (state is null)
            {
                context.Partial.Keep("state", file => file.WriteByte(1));
                throw new InvalidOperationException("killed");
            }

            Pipeline.Write(context, "done");
        });

        await _pipeline.RunAsync(stage);
        await _pipeline.RunAsync(stage);

        Assert.Equal([false, true], found);
        Assert.Empty(Directory.GetFileSystemEntries(_pipeline.Store.Layout.Partial));
    }

    [Fact]
    public async Task Run_NothingWritten_IsRefused() =>
        Assert.Equal(
            "stage 'a': wrote no file into its output folder; a stage that has nothing to say writes a file that says so",
            (await FailAsync(_ => { })).Message);

    [Fact]
    public async Task Run_FileBesideTheOutputFolder_IsRefused() =>
        Assert.Equal(
            "stage 'a': wrote 'beside.txt' beside its output folder; a stage writes into its output folder only",
            (await FailAsync(context =>
            {
                Pipeline.Write(context, "x");
                File.WriteAllText(Path.Combine(context.OutputFolder, "../beside.txt"), "x");
            })).Message);

    [Fact]
    public async Task Run_InputChangedByItsReader_IsRefusedAndMadeAgain()
    {
        var vandal = _pipeline.Acting("b", context =>
        {
            var input = Path.Combine(context.Input("a"), "out.txt");
            File.SetUnixFileMode(input, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.AppendAllText(input, "changed");
            Pipeline.Write(context, "x");
        }, "a");
        var summary = await _pipeline.RunAsync(_pipeline.Stage("a", "good"), vandal);

        Assert.Equal(
            "stage 'b': changed 'out.txt' of its input 'a' (stage 'a'); inputs are read-only, so copy the file first. What was changed is made again by the next run",
            summary.Results[1].Error!.Message);
        var again = await _pipeline.RunAsync(_pipeline.Stage("a", "good"));
        Assert.Equal((1, "good"), (again.Ran, _pipeline.ReadOutput(again, "a")));
    }

    [Fact]
    public async Task Run_SourceChangedMeanwhile_IsRefused()
    {
        var source = _pipeline.Folder.Write("source", "one");
        var stage = _pipeline.Acting("a", context =>
        {
            Pipeline.Write(context, "x");
            File.WriteAllText(source, "two");
        });

        var summary = await _pipeline.RunAsync(stage with { Inputs = new Dictionary<string, StageInput> { ["data"] = StageInput.External(source) } });

        Assert.Equal($"stage 'a': input 'data': '{source}' changed while the stage ran; run again", summary.Results[0].Error!.Message);
    }

    [Fact]
    public async Task Run_UndeclaredInput_IsOurBugWithAHint()
    {
        var summary = await _pipeline.RunAsync(_pipeline.Stage("data"), _pipeline.Acting("a", context => context.Input("dada"), "data"));

        Assert.Equal(
            "stage 'a': ArgumentException: the stage does not declare an input 'dada'; did you mean 'data'? (Parameter 'name')",
            summary.Results[1].Error!.Message);
    }

    [Fact]
    public async Task Run_Cancelled_StopsCleanlyAndGoesOnNextTime()
    {
        using var stop = new CancellationTokenSource();
        var obey = true;
        Stage[] stages =
        [
            _pipeline.Stage("before"),
            _pipeline.Acting("running", context =>
            {
                stop.Cancel();
                Pipeline.Write(context, "half");
                if (obey)
                {
                    context.CancellationToken.ThrowIfCancellationRequested();
                }
            }, "before"),
            _pipeline.Stage("after", "", "running"),
        ];

        var summary = await _pipeline.RunAsync(_pipeline.Plan(stages), cancellation: stop.Token);

        Assert.True(summary.Cancelled);
        Assert.Equal((1, 0, 0, 2), (summary.Ran, summary.Cached, summary.Failed, summary.Skipped));
        obey = false;
        var ignored = await _pipeline.RunAsync(_pipeline.Plan(stages), cancellation: stop.Token);
        Assert.Equal((0, 1, 0, 2), (ignored.Ran, ignored.Cached, ignored.Failed, ignored.Skipped));
        Assert.Equal(["running", "after"], await LastTwoAsync(stages));
    }

    [Fact]
    public async Task Run_ObserverThatThrows_EndsTheRunAndLeavesNoStageBehind()
    {
        var ended = false;
        var stage = _pipeline.Acting("slow", context =>
        {
            context.CancellationToken.WaitHandle.WaitOne();
            ended = true;
        });
        var plan = _pipeline.Plan(_pipeline.Stage("quick"), stage);
        var scheduler = new Scheduler(_pipeline.Store, new RunOrigin("", "", ""), _pipeline.Time);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            scheduler.RunAsync(plan, new InlineExecutor(), new Resources(2, 0), new ThrowingObserver(), CancellationToken.None));

        Assert.True(ended);
    }

    private async Task<string[]> LastTwoAsync(Stage[] stages)
    {
        _pipeline.Acted.Clear();
        await _pipeline.RunAsync(stages);
        return [.. _pipeline.Acted];
    }

    private async Task<Exception> FailAsync(Action<StageContext> action)
    {
        var summary = await _pipeline.RunAsync(_pipeline.Acting("a", action));
        Assert.Equal(1, summary.Failed);
        return summary.Results[0].Error!;
    }

    private sealed class ThrowingObserver : IRunObserver
    {
        public void StageStarted(Stage stage)
        {
        }

        public void StageProgressed(Stage stage, StageProgress progress)
        {
        }

        public void StageLogged(Stage stage, string line)
        {
        }

        public void StageFinished(StageResult result) => throw new InvalidOperationException("the screen is gone");
    }
}
