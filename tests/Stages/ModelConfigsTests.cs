using CoIN.Errors;
using CoIN.Stages.Settings;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests;

public class ModelConfigsTests
{
    [Theory]
    [InlineData("smoke", "llava", "small")]
    [InlineData("smoke", "llava", "large")]
    [InlineData("smoke", "qwen-vl", "small")]
    [InlineData("smoke", "qwen-vl", "large")]
    [InlineData("smoke", "minigpt-v2", "small")]
    [InlineData("smoke", "minigpt-v2", "large")]
    [InlineData("mini", "llava", "small")]
    [InlineData("mini", "llava", "large")]
    [InlineData("mini", "qwen-vl", "small")]
    [InlineData("mini", "qwen-vl", "large")]
    [InlineData("mini", "minigpt-v2", "small")]
    [InlineData("mini", "minigpt-v2", "large")]
    public void Of_EveryFamilyAndSizeOfAProfile_FitsTogether(string profile, string family, string size)
    {
        var settings = Read(profile, $"model.family={family}", $"model.size={size}").ForModel();

        var config = ModelConfigs.Of(settings.Model);

        config.Validate();
        Assert.Equal(family, config.ModelType);
    }

    [Theory]
    [InlineData("llava", "small", "7B")]
    [InlineData("llava", "large", "13B")]
    [InlineData("qwen-vl", "small", "7B")]
    [InlineData("minigpt-v2", "small", "7B")]
    public void Of_ThePapersProfile_IsThePublishedSize(string family, string size, string published)
    {
        var model = Read("paper", $"model.family={family}", $"model.size={size}").ForModel().Model;

        Assert.Equal(ModelConfigs.Family(model).Published[published], ModelConfigs.Of(model));
    }

    [Fact]
    public void ForModel_GroupOfTheModel_TakesThePlaceOfTheProfiles()
    {
        var mini = Read("mini");

        Assert.Same(mini, mini.ForModel());
        Assert.NotEqual(mini.Base, Read("mini", "model.family=qwen-vl").ForModel().Base);
        Assert.Equivalent(mini.Train, Read("mini", "model.family=qwen-vl").ForModel().Train);
    }

    [Theory]
    [InlineData("base.language.updates=10", 10)]
    [InlineData("models.qwen-vl.base.language.updates=11", 11)]
    [InlineData("models.qwen-vl.base.language.updates=11 base.language.updates=10", 10)]
    [InlineData("base.language.updates=10 models.qwen-vl.base.language.updates=11", 11)]
    [InlineData("models.minigpt-v2.base.language.updates=12", 550)]
    public void ForModel_KeyThatWasSet_HoldsWhateverTheFileSaysOfTheModel(string changes, int updates)
    {
        var settings = Read("mini", ["model.family=qwen-vl", .. changes.Split(' ')]).ForModel().Base;

        Assert.Equal((updates, 8000), (settings.Language.Updates, settings.Samples));
    }

    [Fact]
    public void ForModel_KeySetForTheModelsLanguage_IsSetInItsOwnGroup()
    {
        var model = Read("mini", "model.size=large", "model.language.layers=2", "model.mergedPatches=1").ForModel().Model;

        Assert.Equal((2, 192, 1), (model.Language.Layers, model.Language.HiddenSize, model.MergedPatches));
    }

    [Fact]
    public void ForModel_KeyThatDoesNotFitTheModelsOwn_IsRefused() => Assert.Equal(
        "profile 'mini': models: llava-large: language.hiddenSize=100: language.heads: a divisor of hiddenSize (100) expected, found 6",
        Assert.Throws<PipelineException>(Read("mini", "model.size=large", "model.language.hiddenSize=100").ForModel).Message);

    [Fact]
    public void Apply_RowsKey_HoldsWhateverTheFileSaysOfTheModel()
    {
        var paper = Read("paper", "train.learningRate=0.5");
        var row = new Variation { Set = "model.family=qwen-vl; train.learningRate=0.25" };

        Assert.Equal((0.25, 0.1), (row.Apply(paper).Train.LearningRate, row.Apply(paper).Train.WeightDecay));
        Assert.Equal(0.5, new Variation { Set = "model.family=qwen-vl" }.Apply(paper).Train.LearningRate);
    }

    [Fact]
    public void For_RowSaysWhatOnlyTheProfilesOwnModelDoesAnyway_IsAVariation()
    {
        var row = new Variation { Set = "train.learningRate=2e-4" };

        Assert.Null(row.For(Read("paper")).Set);
        Assert.Equal(row.Set, row.For(Read("paper", "model.family=qwen-vl")).Set);
    }

    [Fact]
    public void ForModel_SizeThatThePaperHasNot_SaysWhichThereAre()
    {
        var error = Assert.Throws<PipelineException>(Read("paper", "model.family=qwen-vl", "model.size=large").ForModel);

        Assert.Equal("profile 'paper': models: nothing is said of 'qwen-vl-large', only of 'llava-large', 'minigpt-v2', 'qwen-vl'; state its sizes there", error.Message);
    }

    [Theory]
    [InlineData("model.family=qwen", "--set=model.family=qwen: model.family: unknown value 'qwen'; expected one of 'llava', 'qwen-vl', 'minigpt-v2'")]
    [InlineData("model.family=qwen-lv", "--set=model.family=qwen-lv: model.family: unknown value 'qwen-lv'; did you mean 'qwen-vl'?")]
    [InlineData("models.qwen-v={}", "models: unknown model 'qwen-v'; did you mean 'qwen-vl'?")]
    public void Read_UnknownFamily_NamesTheNearest(string change, string expected) =>
        Assert.EndsWith(expected, Assert.Throws<PipelineException>(() => Read("smoke", change)).Message, StringComparison.Ordinal);

    [Fact]
    public void Train_LayerOfAnotherFamily_IsRefused()
    {
        var profile = Read("smoke", "adapter.targetModules=[c_attn]");

        var error = Assert.Throws<PipelineException>(() => new TrainParameters(
            profile, new Experiment(MethodName.SequentialFinetune, 1), profile.Train, isFirst: true, new ComputeSettings("cpu", "float32", "1")));

        Assert.Equal(
            "profile 'smoke', run 'sequential-finetune': adapter target module 'c_attn' is no linear layer of llava; expected one of 'q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'",
            error.Message);
    }

    private static Profile Read(string profile, params string[] changes) => ProfileFiles.Read(Repository.Layout, profile, changes);
}
