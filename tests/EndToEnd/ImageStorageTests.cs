using System.Text.RegularExpressions;
using CoIN.Data.MiniWorld;
using CoIN.EndToEnd.Tests.Support;

namespace CoIN.EndToEnd.Tests;

/// <summary>Images in the records or beside them: the setting <c>data.images</c>.</summary>
public sealed class ImageStorageTests : IDisposable
{
    private const string Files = "data.images=files";

    private readonly TestRepository _repository = new();

    public ImageStorageTests() => ShapesTask.Write(_repository);

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("sequential-finetune")]
    [InlineData("multi-task")]
    public async Task Run_EitherStorage_GivesTheSameAdaptersAndPredictions(string method)
    {
        var bytes = await RunAsync($"run.method={method}");
        var files = await RunAsync($"run.method={method}", Files);

        Assert.All(bytes.Outputs.Keys.Where(IsResult), stage => Assert.Equal(bytes.Outputs[stage], files.Outputs[stage]));
        Assert.All(["convert/ScienceQA/train", "convert/Shapes/test"], stage => Assert.NotEqual(bytes.Outputs[stage], files.Outputs[stage]));
        Assert.Contains(files.Ran, stage => stage.EndsWith("/train", StringComparison.Ordinal) && IsResult(stage));
    }

    [Fact]
    public async Task Examples_EitherStorage_ShowsTheSamePage()
    {
        string[] settings = ["judge.name=none"];
        _repository.Edit("stages/tables/Figure3.yaml", "method: sequential-finetune", "method: zero-shot");

        await _repository.RunAsync(_repository.PathOf("cache"), "Figure3", "own", overrides: settings);
        var bytes = Samples();
        await _repository.RunAsync(_repository.PathOf("cache"), "Figure3", "own", overrides: [.. settings, Files]);

        Assert.Equal(bytes, Samples());
        Assert.InRange(Regex.Count(bytes, "<img src=\"data:image/(png|jpeg);base64,"), 2, 4); // some questions of ScienceQA have none
    }

    [Fact]
    public async Task Run_FolderOfTheUsers_ReadsTheImagesThere()
    {
        MiniWorldWriter.Write(new MiniWorldOptions { Seed = 3, Size = new MiniWorldSize(24, 16) }, ["VQAv2"], _repository.PathOf("data"));
        string[] settings = ["data.source=folder", $"data.root={_repository.PathOf("data")}", "order=[VQAv2]"];

        var bytes = await RunAsync(settings);
        var files = await RunAsync([.. settings, Files]);

        Assert.All(bytes.Outputs.Keys.Where(IsResult), stage => Assert.Equal(bytes.Outputs[stage], files.Outputs[stage]));
    }

    [Fact]
    public async Task Run_ImageThatStaysAFileChanged_TrainsAnew()
    {
        await RunAsync(Files);
        File.Copy(_repository.PathOf(ShapesTask.Image(0)), _repository.PathOf(ShapesTask.Image(1)), overwrite: true);

        var outcome = await RunAsync(Files);

        Assert.Contains("sequential-finetune/2-Shapes/train", outcome.Ran);
        Assert.DoesNotContain("sequential-finetune/1-ScienceQA/train", outcome.Ran);
    }

    [Fact]
    public async Task Run_UnknownStorage_SuggestsTheNearest()
    {
        var (code, printed) = await _repository.CommandAsync("--target=Run", "--profile=own", $"--cache={_repository.PathOf("cache")}", "--set=data.images=file");

        Assert.Equal((1, "error: --set=data.images=file: data.images: unknown value 'file'; did you mean 'files'?\n"), (code, printed));
    }

    private static bool IsResult(string stage) =>
        !stage.StartsWith("convert/", StringComparison.Ordinal) && (stage.EndsWith("/train", StringComparison.Ordinal) || stage.EndsWith("/predict", StringComparison.Ordinal));

    private string Samples() => File.ReadAllText(_repository.PathOf("reports/out/own/figure03.html")).Split("<footer>")[0];

    private Task<PipelineOutcome> RunAsync(params string[] settings) => _repository.RunAsync(_repository.PathOf("cache"), "Run", "own", overrides: settings);
}
