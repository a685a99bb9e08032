using System.Text.Json;
using CoIN.Build.Terminal;
using CoIN.Errors;
using CoIN.Graph;
using CoIN.Store;

namespace CoIN.Build.Tests.Terminal;

/// <summary>Small real graphs, planned and run with a console watching.</summary>
public sealed class PipelineConsoleTests : IDisposable
{
    private readonly TestRepository _repository = new();
    private readonly ContentStore _store;

    public PipelineConsoleTests() => _store = ContentStore.Open(Path.Combine(_repository.Root, "cache"), TimeProvider.System);

    public void Dispose()
    {
        _store.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public async Task RunAsync_TwoStages_PrintsEachAndTheSummary()
    {
        var (console, summary) = await RunAsync(json: false, Writes("make"), Reads("use", "make"));
        console.ReportWritten(Path.Combine(_repository.Root, "reports", "out", "table08.md"));
        console.Stop();

        Assert.Equal("[1/2] make  0.0 s\n[2/2] use  0.0 s\nwrote reports/out/table08.md\n", Timeless(_repository.Output));
        Assert.Equal("Table8: 2 ran, 0 cached, 0 failed in 41.3 s", SummaryLine.Of("Table8", summary, TimeSpan.FromSeconds(41.3)));
    }

    [Fact]
    public async Task RunAsync_Again_PrintsNothing()
    {
        await RunAsync(json: false, Writes("make"));
        var before = _repository.Output;

        var (_, summary) = await RunAsync(json: false, Writes("make"));

        Assert.Equal(before, _repository.Output);
        Assert.Equal("Table8: 0 ran, 1 cached, 0 failed in 0.4 s", SummaryLine.Of("Table8", summary, TimeSpan.FromSeconds(0.4)));
    }

    [Fact]
    public async Task RunAsync_UsersMistakeInAStage_IsOneLine()
    {
        var (_, summary) = await RunAsync(json: false, Fails("make", new PipelineException("image 3 of 9 is missing")), Reads("use", "make"));

        Assert.Contains("error: stage 'make': image 3 of 9 is missing\n", _repository.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _repository.Output, StringComparison.Ordinal);
        Assert.Equal("Table8: 0 ran, 0 cached, 1 failed, 1 skipped in 0.4 s", SummaryLine.Of("Table8", summary, TimeSpan.FromSeconds(0.4)));
    }

    [Fact]
    public async Task RunAsync_MissingLibraryInAStage_IsTheUsersToRepair()
    {
        await RunAsync(json: false, Fails("make", new TypeInitializationException("Torch", new DllNotFoundException("libtorch cannot be loaded."))));

        Assert.Equal("error: stage 'make': libtorch cannot be loaded; './build.sh --target=Doctor' says what is missing\n  log: before the failure\n", _repository.Output);
    }

    [Fact]
    public async Task RunAsync_OurBugInAStage_ShowsLogAndStack()
    {
        await RunAsync(json: false, Fails("make", new InvalidOperationException("boom")));

        Assert.Contains("error: stage 'make': InvalidOperationException: boom\n  log: before the failure\nSystem.InvalidOperationException: boom\n   at ", _repository.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Json_KeepsStandardOutputForPrograms()
    {
        var (console, summary) = await RunAsync(json: true, Writes("make"));

        using var json = JsonDocument.Parse(RunJson.Write("Table8", summary, console.Reports, TimeSpan.FromSeconds(2)));

        Assert.Equal("", _repository.Output);
        Assert.Equal("[1/1] make  0.0 s\n", Timeless(_repository.Error));
        Assert.Equal((1, "Ran"), (json.RootElement.GetProperty("ran").GetInt32(), json.RootElement.GetProperty("stages")[0].GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task Write_Plan_GivesStateAndReason()
    {
        await RunAsync(json: false, Writes("make"));

        var plan = Plan(Writes("make"), Writes("other"), Reads("use", "other"));
        using var json = JsonDocument.Parse(PlanJson.Write("Table8", plan, 3));

        Assert.Equal(
            "hit   make\nmiss  other  ~0.0 s       has not been made before\nwait  use    ?            waits for 'other'\nTable8: 1 hits, 1 misses, 1 waiting, more than 0.0 s of work; nothing was run",
            Timeless(PlanText.Write("Table8", plan)));
        Assert.Equal(["Hit", "Miss", "Waiting"], json.RootElement.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("state").GetString()));
    }

    private static Stage Writes(string name) => new("make", name, context => File.WriteAllText(Path.Combine(context.OutputFolder, "file"), name))
    {
        CodeVersion = "1",
        Parameters = new Dictionary<string, ParameterValue> { ["name"] = name },
    };

    private static Stage Reads(string name, string input) => new("use", name, context => File.Copy(Path.Combine(context.Input("input"), "file"), Path.Combine(context.OutputFolder, "file")))
    {
        CodeVersion = "1",
        Inputs = new Dictionary<string, StageInput> { ["input"] = StageInput.Output(input) },
    };

    private static Stage Fails(string name, Exception failure) => new("fail", name, context =>
    {
        context.Log("before the failure");
        throw failure;
    })
    {
        CodeVersion = "1",
    };

    private static string Timeless(string lines) => System.Text.RegularExpressions.Regex.Replace(lines, @"\d+\.\d s", "0.0 s");

    private Plan Plan(params Stage[] stages) => new Planner(_store).Plan(new StageGraph(stages), stages.Select(stage => stage.Name));

    private async Task<(PipelineConsole Console, RunSummary Summary)> RunAsync(bool json, params Stage[] stages)
    {
        var console = new PipelineConsole(_repository.Door(), json);
        var plan = Plan(stages);
        console.PlanMade(plan, 0);
        var scheduler = new Scheduler(_store, new RunOrigin("here", "cpu", "test"), TimeProvider.System);
        var summary = await scheduler.RunAsync(plan, new InlineExecutor(), new Resources(1, 1 << 30), console, CancellationToken.None);
        return (console, summary);
    }
}
