using System.Text.Json;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Errors;
using CoIN.Stages.Front;
using CoIN.Store;

namespace CoIN.EndToEnd.Tests;

/// <summary>The targets that answer questions and look after the cache, and stages in processes of their own.</summary>
[Collection(SmokeRun.Collection)]
public sealed class QuestionTests(SmokeRun smoke) : IDisposable
{
    private readonly TestRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Explain_ChangedLearningRate_NamesThePartAndTheChain()
    {
        var (code, printed) = await AskAsync("--target=Explain", "--stage=moelora-8/2-TextVQA/train", "--profile=smoke", "--set=train.learningRate=0.5");

        Assert.Equal(0, code);
        var lines = printed.Split('\n');
        Assert.Equal("moelora-8/2-TextVQA/train: wait: waits for 'moelora-8/1-ScienceQA/train'", lines[0]);
        Assert.Equal("  which is a miss: moelora-8/1-ScienceQA/train: parameter 'options.learningRate' changed from 0.001 to 0.5", lines[1]);
    }

    [Fact]
    public async Task Explain_Json_HasEveryPartOfTheKey()
    {
        var answer = await AskJsonAsync("--target=Explain", "--stage=base", "--profile=smoke");

        Assert.Equal("Hit", answer.GetProperty("state").GetString());
        var parts = answer.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("name").GetString()).ToList();
        Assert.Equal(["kind", "code", "parameter 'compute'", "parameter 'model'", "parameter 'options'"], parts.Take(5));
        Assert.All(answer.GetProperty("parts").EnumerateArray(), part => Assert.False(part.GetProperty("differs").GetBoolean()));
    }

    [Fact]
    public async Task Explain_StageThatIsNotThere_NamesTheNearest()
    {
        var (code, printed) = await AskAsync("--target=Explain", "--stage=moelora-8/1-ScienceQA/trian", "--profile=smoke");

        Assert.Equal((1, "error: there is no stage 'moelora-8/1-ScienceQA/trian'; did you mean 'moelora-8/1-ScienceQA/train'?\n"), (code, printed));
    }

    [Fact]
    public async Task Lineage_OfACell_GoesDownToTheRawData()
    {
        var answer = await AskJsonAsync("--target=Lineage", "--cell=Table8/experts=8/GQA", "--profile=smoke");

        var steps = answer.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("stage").GetString()).ToList();
        Assert.Equal("moelora-8/8-OCR-VQA/GQA/score", steps[0]);
        Assert.Equal(8, steps.Count(step => step!.StartsWith("moelora-8/", StringComparison.Ordinal) && step.EndsWith("/train", StringComparison.Ordinal)));
        Assert.All(["base", "raw/GQA", "convert/GQA/test", "moelora-8/8-OCR-VQA/GQA/predict"], name => Assert.Contains(name, steps));
        Assert.All(answer.GetProperty("sources").EnumerateObject(), source => Assert.Equal(64, source.Value.GetString()!.Length));
    }

    [Fact]
    public async Task Lineage_CellThatIsNotThere_SaysWhy()
    {
        var several = await AskAsync("--target=Lineage", "--cell=Table8/experts=1/GQA", "--profile=smoke");
        var early = await AskAsync("--target=Lineage", "--cell=Table8/moelora-8/OCR-VQA/GQA", "--profile=smoke");

        Assert.Equal((1, "error: Table8 has several rows 'experts=1'; write one of 'multi-task', 'sequential-finetune' instead\n"), several);
        Assert.Equal((1, "error: cell 'moelora-8/OCR-VQA/GQA': 'OCR-VQA' is learnt after 'GQA', and evaluated from then on only\n"), early);
    }

    [Fact]
    public async Task VerifyStatusAndGc_WholeCache_FindNothingToDo()
    {
        var verify = await AskAsync("--target=Verify", $"--cache={smoke.Untouched}");
        var status = await AskJsonAsync("--target=Status", $"--cache={smoke.Untouched}");
        var clean = await AskJsonAsync("--target=Gc", "--dry", $"--cache={smoke.Untouched}");

        Assert.Equal(0, verify.ExitCode);
        Assert.EndsWith("; 0 damaged\n", verify.Printed, StringComparison.Ordinal);
        Assert.NotEmpty(status.GetProperty("runs").EnumerateArray());
        Assert.Equal(0, clean.GetProperty("records").GetInt32());
    }

    [Fact]
    public async Task Run_StageInAProcessOfItsOwn_MakesTheSameBytesAndDiffFindsNothing()
    {
        Forget("sequential-finetune/2-TextVQA/train");

        var (code, printed) = await AskAsync("--target=Table8", "--profile=smoke", "--executor=process", "--memory-limit=4000");
        var again = await _repository.RunAsync(smoke.Cache, plan: true);
        var difference = await AskJsonAsync("--target=Diff");

        Assert.Equal(0, code);
        Assert.Contains("Table8: 1 ran, ", printed, StringComparison.Ordinal);
        Assert.Equal(again.Plan.Stages.Count, again.Plan.Hits);
        Assert.Empty(difference.GetProperty("figures").EnumerateArray());
    }

    [Fact]
    public async Task Diff_ParameterInputAndFigureChanged_NamesCausesOnceAndTheFigures()
    {
        _repository.WriteProfile("short", "order: [ScienceQA]\n");
        var cache = _repository.PathOf("cache");
        string[] run = ["--target=Run", "--profile=short", $"--cache={cache}"];
        await AskAsync(run);
        _repository.Edit("reports/templates/table.md.hbs", "{{title}}", "{{title}}!");
        await AskAsync([.. run, "--set=train.learningRate=0.5"]);

        var difference = await AskJsonAsync("--target=Diff", $"--cache={cache}");
        var (_, printed) = await AskAsync("--target=Diff", $"--cache={cache}");

        var causes = difference.GetProperty("causes").GetProperty("causes").EnumerateArray()
            .Select(cause => (cause.GetProperty("part").GetString(), string.Join(' ', cause.GetProperty("stages").EnumerateArray()))).ToList();
        Assert.Equal([("input 'templates'", "Run/report"), ("parameter 'options'", "sequential-finetune/1-ScienceQA/train")], causes);
        Assert.Empty(difference.GetProperty("causes").GetProperty("unknown").EnumerateArray());
        var maa = difference.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("figure").GetString() == "truthAlignment.published.maa");
        Assert.Equal("sequential-finetune", maa.GetProperty("experiment").GetString());
        Assert.NotEqual(maa.GetProperty("old").GetDouble(), maa.GetProperty("new").GetDouble());
        Assert.Contains("\nparameter 'options.learningRate': 0.001 -> 0.5   in sequential-finetune/1-ScienceQA/train\n", printed, StringComparison.Ordinal);
        Assert.Matches(@"\nsequential-finetune: truthAlignment\.published\.maa: [0-9.]+ -> [0-9.]+ \([+-][0-9.]+\)\n", printed);
        Assert.Matches(@"\nDiff: 2 causes, 7 stages with other keys, [0-9]+ figures moved\n\z", printed);
    }

    [Fact]
    public async Task Run_ProfileEditedBeforeTheStagesProcessReadsIt_RefusesAndKeepsNothing()
    {
        const string Profile = "stages/profiles/smoke.yaml", Train = "sequential-finetune/2-TextVQA/train";
        Forget(Train);
        var request = new PipelineRequest("Table8", "smoke", [], "cpu", Jobs: null, smoke.Cache, PlanOnly: false, Json: false, _repository.Root, "test", "test")
        {
            StageCommand = ["dotnet", "exec", typeof(Build.Program).Assembly.Location, Build.Program.StageWorker],
        };
        var console = new RecordingConsole { AfterPlan = () => _repository.Edit(Profile, "learningRate: 1e-3", "learningRate: 7e-3") };

        var summary = await PipelineProgram.RunAsync(request, console, CancellationToken.None);

        var failed = Assert.Single(summary!.Results, result => result.Error is not null);
        var mistake = Assert.IsType<PipelineException>(failed.Error);
        Assert.Equal($"stage '{Train}': the profile, the table or the program changed while the run was going on; run again", mistake.Message);
        Assert.False(File.Exists(RecordOf(Train)));

        _repository.Edit(Profile, "learningRate: 7e-3", "learningRate: 1e-3");
        Assert.Equal(1, (await _repository.RunAsync(smoke.Cache)).Summary!.Ran);
    }

    private void Forget(string stage) => File.Delete(RecordOf(stage));

    private string RecordOf(string stage) => new StoreLayout(smoke.Cache).Action(smoke.First.Summary!.Results.Single(result => result.Stage.Name == stage).Key!.Value);

    private Task<(int ExitCode, string Printed)> AskAsync(params string[] arguments) =>
        _repository.CommandAsync(arguments.Any(argument => argument.StartsWith("--cache=", StringComparison.Ordinal)) ? arguments : [.. arguments, $"--cache={smoke.Cache}"]);

    private async Task<JsonElement> AskJsonAsync(params string[] arguments)
    {
        var (code, printed) = await AskAsync([.. arguments, "--json"]);
        Assert.Equal((0, ""), (code, code == 0 ? "" : printed));
        return JsonDocument.Parse(printed).RootElement;
    }
}
