using CoIN.EndToEnd.Tests.Support;
using CoIN.Models.Multimodal;
using CoIN.Models.Tokenizers;
using CoIN.Models.Weights;
using CoIN.Stages;
using CoIN.Stages.Settings;
using TorchSharp;

namespace CoIN.EndToEnd.Tests;

/// <summary>A base model that the pipeline did not pre-train, in a folder of the user's.</summary>
public sealed class ImportTests : IDisposable
{
    private const string Vocabulary = "tests/Models/expected/qwen_small.tiktoken";

    private readonly TestRepository _repository = new();

    public ImportTests()
    {
        ShapesTask.Write(_repository);
        var profile = ProfileFiles.Read(new RepositoryLayout(_repository.Root), "own", ["model.family=qwen-vl", "model.language.vocabularySize=900"]).ForModel();
        Directory.CreateDirectory(_repository.PathOf("qwen"));
        using var generator = new torch.Generator(1, torch.CPU);
        using var model = MultimodalModel.Create(ModelConfigs.Of(profile.Model), generator, Placement.Cpu);
        BaseCheckpoint.Save(_repository.PathOf("qwen"), model, SentencePieceTrainer.Train(["a b c"], 20));
        File.Delete(_repository.PathOf("qwen/tokenizer.model"));
        File.Copy(Path.Combine(TestRepository.Original, Vocabulary), _repository.PathOf($"qwen/{QwenTokenizer.FileName}"));
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public async Task Run_QwensOwnTokenizer_TrainsAndAnswers()
    {
        var (code, printed) = await RunAsync();

        Assert.Equal((0, true), (code, printed.Contains("0 failed", StringComparison.Ordinal)));
        Assert.Contains(",Shapes,", await File.ReadAllTextAsync(_repository.PathOf("reports/out/own/run.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DamagedVocabulary_NamesTheLine()
    {
        _repository.Edit($"qwen/{QwenTokenizer.FileName}", " 300\n", " 3x0\n");

        var (code, printed) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Matches(@"error: stage '.+': tokenizer '.+/qwen\.tiktoken': line 301 is '[A-Za-z0-9+/=]+ 3x0'; expected base64, a space and a rank, such as 'IQ== 0'\n", printed);
    }

    [Fact]
    public async Task Run_TokenizerOfAnotherModel_IsRefused()
    {
        _repository.Edit("qwen/config.json", "\"vocab_size\": 900", "\"vocab_size\": 800");

        var (code, printed) = await RunAsync();

        Assert.Equal(1, code);
        Assert.Matches("the tokenizer has 873 ids and the language model 800; expected at least as many: the two belong to different models\n", printed);
    }

    [Fact]
    public async Task Run_ModelOfAnotherFamily_IsRefused()
    {
        var (code, printed) = await RunAsync("--set=model.family=minigpt-v2");

        Assert.Equal(1, code);
        Assert.Contains("error: stage 'base': base.checkpoint: the folder holds a model of the family 'qwen-vl'; model.family says 'minigpt-v2'\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoFolder_SaysWhatItShouldHold()
    {
        var result = await RunAsync("--set=base.checkpoint=elsewhere");

        Assert.Equal((1, $"error: base.checkpoint: the folder '{_repository.PathOf("elsewhere")}' is not there; it should hold a published checkpoint\n"), result);
    }

    private Task<(int ExitCode, string Printed)> RunAsync(params string[] more) => _repository.CommandAsync(
    [
        "--target=Run", "--profile=own", $"--cache={_repository.PathOf("cache")}",
        "--set=model.family=qwen-vl", "--set=base.source=checkpoint", "--set=base.checkpoint=qwen", .. more,
    ]);
}
