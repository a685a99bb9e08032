using System.Buffers.Binary;
using CoIN.EndToEnd.Tests.Support;
using CoIN.Graph.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>Mistakes as a user makes them, and what the user then reads: one clear error, no stack trace, exit code 1.</summary>
[Collection(SmokeRun.Collection)]
public sealed class BadInputTests : IDisposable
{
    private readonly SmokeRun _smoke;
    private readonly TestRepository _repository = new();

    public BadInputTests(SmokeRun smoke)
    {
        _smoke = smoke;
        ShapesTask.Write(_repository);
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Profile_MisspeltKeyAndWrongType_NamesBothWithTheirLines()
    {
        _repository.Edit("stages/profiles/own.yaml", "adapter: { rank: 8", "adapter: { rnak: 8");
        _repository.Edit("stages/profiles/own.yaml", "epochs: 1", "epochs: one");

        await RefusesAsync(
            $"""
            error: 2 mistakes in '{_repository.PathOf("stages/profiles/own.yaml")}':
            error:   own.yaml:{Line("rnak")}: unknown key 'adapter.rnak'; did you mean 'rank'?
            error:   own.yaml:{Line("epochs: one")}: train.epochs: a whole number expected, found 'one'

            """);
    }

    [Fact]
    public Task Profile_Unknown_NamesTheNearest() =>
        RefusesAsync("error: unknown profile 'mimi' (a file of your own is given by its path, ending in '.yaml'); did you mean 'mini'?\n", "--profile=mimi");

    [Fact]
    public Task Profile_SetsSomethingForAnUnknownTable_NamesTheNearest() =>
        RefusesAsync("error: profile 'own': tables: unknown table 'Table88'; did you mean 'Table8'?\n", "--set=tables={ Table88: { set: [seed=1] } }");

    [Fact]
    public Task Profile_UnknownScorer_NamesTheNearest() =>
        RefusesAsync(
            "error: profile 'own': tasks: 'Shapes': scorer 'exat' is not known; did you mean 'exact'?\n",
            "--set=tasks=[{ name: Shapes, folder: my/shapes, scorer: exat }]");

    [Fact]
    public Task Profile_TasksButNoOrder_SaysWhatToWrite() =>
        RefusesAsync(
            "error: profile 'own': order: a list of learning tasks expected, because the profile has tasks of its own, found nothing; write for example order: [Shapes]\n",
            "--set=order=[]");

    [Fact]
    public Task Experts_DoNotDivideTheRank_NamesThoseThatDo() =>
        RefusesAsync(
            "error: profile 'own', run 'moelora-3': adapter rank 8 cannot be shared by 3 experts equally; expected a number of experts that divides the rank (0 for plain LoRA, 1, 2, 4, 8)\n",
            "--set=run.method=moelora",
            "--set=run.experts=3");

    [Fact]
    public async Task Table_UnknownMethod_NamesTheNearest()
    {
        _repository.Edit("stages/tables/Table8.yaml", "method: moelora", "method: moelroa");

        var (code, printed) = await _repository.CommandAsync("--target=Table8", "--profile=smoke", $"--cache={_smoke.Cache}");

        Assert.Equal((1, "error: Table8.yaml:14: rows[1].method: unknown value 'moelroa'; did you mean 'moelora'?\n"), (code, printed));
    }

    [Theory]
    [InlineData("", "Own.yaml:1: rows: at least one row expected, found none")]
    [InlineData("rows: []\n", "Own.yaml:3: rows: at least one row expected, found none")]
    [InlineData("rows:\n  - { method: ewc, experts: [2] }\n", "Own.yaml:4: rows[0].experts: nothing expected for the method 'ewc', which has no experts, found [2]")]
    [InlineData("rows:\n  - { method: zero-shot, volume: [0.4] }\n", "Own.yaml:4: rows[0].volume: nothing expected for the method 'zero-shot', which trains nothing")]
    [InlineData(
        "rows:\n  - { method: moelora, experts: [3] }\n",
        "profile 'smoke', run 'moelora-3': adapter rank 8 cannot be shared by 3 experts equally; expected a number of experts that divides the rank (0 for plain LoRA, 1, 2, 4, 8)")]
    [InlineData(
        "rows:\n  - { method: moelora, experts: [4], rank: [6] }\n",
        "profile 'smoke', run 'moelora-4-rank-6': adapter rank 6 cannot be shared by 4 experts equally; expected a number of experts that divides the rank (0 for plain LoRA, 1, 2, 3, 6)")]
    [InlineData("rows:\n  - { order: ['GQA,VizWiz,GQA'] }\n", "table 'Own', row 'Sequential fine-tuning': task order: 'GQA' stands 2 times; name every task once")]
    [InlineData(
        "rows:\n  - { order: ['GQA,VizWiz'] }\n",
        "table 'Own', row 'Sequential fine-tuning': task order: 'ScienceQA', 'TextVQA', 'ImageNet', 'Grounding', 'VQAv2', 'OCR-VQA' not named; name every task of the run once, or take the task out of the run")]
    [InlineData("rows:\n  - { order: ['GQA,VizWitz'] }\n", "table 'Own', row 'Sequential fine-tuning': task order: 'VizWitz' is not a task of the run; did you mean 'VizWiz'?")]
    [InlineData("rows:\n  - { volume: [0.1, 0.4] }\n", "table 'Own': 2 rows are printed as 'Sequential fine-tuning'; name under 'varies' what they vary, or give each a 'setting' of its own")]
    [InlineData(
        "varies: [set]\nrows:\n  - {}\n  - { set: ['order=[ScienceQA, TextVQA]'] }\n",
        "table 'Own': the rows 'Sequential fine-tuning' and 'Sequential fine-tuning, [ScienceQA, TextVQA] order' learn different tasks, only one of them 'ImageNet', 'GQA', 'VizWiz', 'Grounding', 'VQAv2', 'OCR-VQA'; "
        + "let every row of a table learn the same tasks, in any order")]
    [InlineData(
        "varies: [set]\nrows:\n  - { set: ['order=[ScienceQA, TextVQA, ImageNet, GQA, VizWiz, Grounding, VQAv2]'] }\n  - { method: zero-shot }\n",
        "table 'Own': the rows 'Sequential fine-tuning, [ScienceQA, TextVQA, ImageNet, GQA, VizWiz, Grounding, VQAv2] order' and 'Zero-shot' learn different tasks, only one of them 'OCR-VQA'; "
        + "let every row of a table learn the same tasks, in any order")]
    [InlineData("rows:\n  - { set: [trian.epochs=2] }\n", "table 'Own', row 'Sequential fine-tuning': set: trian.epochs=2: unknown key 'trian'; did you mean 'train'?")]
    public async Task Table_Mistake_SaysWhatIsWrong(string rows, string expected)
    {
        _repository.Write("stages/tables/Own.yaml", "id: Own\noutput: own\n" + rows);

        var result = await _repository.CommandAsync("--target=Own", "--profile=smoke", $"--cache={_smoke.Cache}");

        Assert.Equal((1, $"error: {expected}\n"), result);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("trend")]
    [InlineData("run")]
    public async Task Table_OutputOfAnotherPage_IsRefused(string output)
    {
        _repository.Write("stages/tables/Own.yaml", $"id: Own\noutput: {output}\nrows:\n  - method: zero-shot\n");

        var result = await _repository.CommandAsync("--target=Own", "--profile=smoke", $"--cache={_smoke.Cache}");

        Assert.Equal(
            (1, $"error: Own.yaml:2: output: '{output}' is the name of another page, which would be written over it; name the reports otherwise, for example 'my-{output}'\n"), result);
    }

    [Theory]
    [InlineData("[GQA, GQA]", "profile 'smoke': order: 'GQA' stands 2 times, once expected")]
    [InlineData("[GQA, VizWitz]", "profile 'smoke': order: unknown learning task 'VizWitz'; did you mean 'VizWiz'?")]
    public Task Order_RepeatsATaskOrNamesNone_SaysWhich(string order, string expected) =>
        RefusesAsync($"error: {expected}\n", "--profile=smoke", $"--set=order={order}");

    [Fact]
    public async Task Image_Truncated_NamesIt()
    {
        var path = _repository.PathOf(ShapesTask.Image(3));
        var whole = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, whole[..60]);
        var pixels = BinaryPrimitives.ReadInt32BigEndian(whole.AsSpan(33));

        await FailsAsync($"error: stage 'sequential-finetune/2-Shapes/train': PNG image 'images/3.png' is truncated: its chunk 'IDAT' at byte 33 has {pixels} bytes, 15 are left\n");
    }

    [Fact]
    public async Task Image_Missing_NamesItAndHowMany()
    {
        File.Delete(_repository.PathOf(ShapesTask.Image(3)));
        File.Delete(_repository.PathOf(ShapesTask.Image(5)));

        await FailsAsync(
            $"error: stage 'convert/Shapes/train': image 'images/3.png' of record 't3' not found below '{_repository.PathOf(ShapesTask.Folder)}' (2 of 8 images missing); "
            + "put the images there, or lower data.minimumCoverage to leave such records out\n");
    }

    [Fact]
    public async Task Release_WithoutConversations_NamesTheEntry()
    {
        _repository.Edit($"{ShapesTask.Folder}/train.json", "\"id\": \"t2\", \"image\": \"images/2.png\", \"conversations\"", "\"id\": \"t2\", \"image\": \"images/2.png\", \"conversation\"");

        await FailsAsync("error: stage 'convert/Shapes/train': train.json: entry 2: the field 'conversations' was expected, it is missing; correct it there, or put the original file back\n");
    }

    [Fact]
    public async Task Release_BrokenJson_SaysWhere()
    {
        _repository.Write($"{ShapesTask.Folder}/train.json", "[{\"id\": \"t0\"");

        await FailsAsync("error: stage 'convert/Shapes/train': train.json: the file ends in the middle, after 12 bytes; is it a broken download? Fetch it again\n");
    }

    [Fact]
    public async Task Release_NoRecords_IsRefusedBeforeTraining()
    {
        _repository.Write($"{ShapesTask.Folder}/test.json", "[]");

        await FailsAsync("error: stage 'convert/Shapes/test': Shapes: none of 0 test records is left to use, at least one expected; complete the data, or raise data.volume\n");
    }

    [Fact]
    public async Task Folder_Missing_SaysWhatItShouldHold()
    {
        Directory.Delete(_repository.PathOf(ShapesTask.Folder), recursive: true);

        await RefusesAsync($"error: task 'Shapes': the folder '{_repository.PathOf(ShapesTask.Folder)}' is not there; it should hold train.json, test.json and the images\n");
    }

    [Fact]
    public async Task Cache_IsAFile_SaysSo()
    {
        _repository.Write("full", "");
        var path = _repository.PathOf("full");

        await RefusesAsync(
            $"error: cache '{path}': cannot be written: '{path}' is a file, not a folder; give yourself the right to write there or choose another folder with --cache=DIR\n",
            $"--cache={path}");
    }

    [MountFact]
    public async Task Cache_OnAFullDisk_SaysSoOnce()
    {
        using var disk = SmallDisk.TryMount("600k")!;
        var cache = Path.Combine(disk.Folder, "cache");

        var (code, printed) = await _repository.CommandAsync("--target=Table8", "--profile=smoke", $"--cache={cache}");

        Assert.Equal(1, code);
        var error = Assert.Single(printed.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.Matches($"^error: stage '.*': cache '{cache}': no space left: free [0-9.]+ (bytes|KB); free some space there or choose another folder with --cache=DIR$", error);
        Assert.Matches("\nTable8: [0-9]+ ran, 0 cached, 1 failed, [0-9]+ skipped in ", printed);
    }

    [Fact]
    public async Task Reports_CannotBeWritten_SaysSoAndKeepsTheResults()
    {
        _repository.Write("reports/out/own", "");
        var path = _repository.PathOf("reports/out/own");

        var (code, printed) = await _repository.CommandAsync("--target=Run", "--profile=own", $"--cache={_smoke.Cache}", "--set=run.method=zero-shot");

        Assert.Equal(1, code);
        Assert.EndsWith($"error: the reports cannot be written to '{path}': The file '{path}' already exists.\n", printed, StringComparison.Ordinal);
        File.Delete(path);
        Assert.Empty((await _repository.RunAsync(_smoke.Cache, "Run", "own", overrides: "run.method=zero-shot")).Ran);
    }

    [Fact]
    public Task Device_NotThere_SaysHowMany() =>
        RefusesAsync(
            $"error: device 'cuda:9': libtorch {Torch.TorchRuntime.Version} reaches {Torch.TorchRuntime.CudaDevices} GPUs here, number 9 is not among them; choose --device=cpu, or build with a PyTorch that has CUDA\n",
            "--device=cuda:9");

    [Fact]
    public async Task Libtorch_NotFound_SaysHowToInstallIt()
    {
        var program = _repository.PathOf("program");
        Directory.CreateDirectory(program);
        foreach (var file in Directory.EnumerateFiles(AppContext.BaseDirectory).Where(file => Path.GetFileName(file) != "libcoin_torch.so"))
        {
            File.Copy(file, Path.Combine(program, Path.GetFileName(file)));
        }

        File.CreateSymbolicLink(_repository.PathOf(".tools"), Path.Combine(TestRepository.Original, ".tools"));
        var (code, printed) = await ProcessRun.DotnetAsync(_repository.Root, Path.Combine(program, "CoIN.Build.dll"), "--target=Run", "--profile=own");

        Assert.Equal(1, code);
        Assert.Equal(
            $"error: stage 'base': libtorch cannot be loaded: {program}/libcoin_torch.so: cannot open shared object file: No such file or directory; "
            + "'./build.sh' installs libtorch and builds what is missing; './build.sh --target=Doctor' says what is missing\n",
            Errors(printed));
    }

    private int Line(string text) => 1 + Array.FindIndex(File.ReadAllLines(_repository.PathOf("stages/profiles/own.yaml")), line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>The target Run is refused before anything runs.</summary>
    private async Task RefusesAsync(string expected, params string[] arguments)
    {
        string[] defaults = ["--target=Run", "--profile=own", $"--cache={_smoke.Cache}"];
        var names = arguments.Select(argument => argument.Split('=')[0]).ToHashSet();

        var result = await _repository.CommandAsync([.. defaults.Where(argument => !names.Contains(argument.Split('=')[0])), .. arguments]);

        Assert.Equal((1, expected), result);
    }

    /// <summary>A stage of the target Run fails; the lines of stages that ran before and beside it are not compared.</summary>
    private async Task FailsAsync(string expected)
    {
        var (code, printed) = await _repository.CommandAsync("--target=Run", "--profile=own", $"--cache={_smoke.Cache}");

        Assert.Equal(1, code);
        Assert.Equal(expected, Errors(printed));
        Assert.Matches(@"\nRun: \d+ ran, \d+ cached, 1 failed, \d+ skipped in [\d.]+ s\n\z", printed);
    }

    // All but the lines of stages that ran, what the failed one logged before, and the summary.
    private static string Errors(string printed) =>
        string.Concat(printed.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('[') && !line.StartsWith("  log: ", StringComparison.Ordinal) && !line.StartsWith("Run: ", StringComparison.Ordinal)).Select(line => line + "\n"));
}
