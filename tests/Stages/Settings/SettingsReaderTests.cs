using CoIN.Errors;
using CoIN.Stages.Settings;
using CoIN.Stages.Tests.Support;

namespace CoIN.Stages.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    // Enough for a profile without mistakes.
    private const string Least = "name: own\nbase: { source: pretrain }\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_KeysLeftOut_HaveTheDefaults()
    {
        var profile = Read(Least);

        Assert.Equal("own", profile.Name);
        Assert.Equal(BaseSource.Pretrain, profile.Base.Source);
        Assert.Equal(128, profile.Adapter.Rank);
        Assert.Equal(42UL, profile.Seed);
    }

    [Fact]
    public void Read_EveryKindOfValue_IsBound()
    {
        var profile = Read(Least +
            """
            seed: 18446744073709551615
            train:
              learningRate: 2e-4
              perTask: { GQA: { microBatch: 3 } }
            order: [GQA, Own]
            tasks: [{ name: Own, folder: somewhere }]
            run: { method: moelora, experts: 4 }
            """);

        Assert.Equal(ulong.MaxValue, profile.Seed);
        Assert.Equal(2e-4, profile.Train.LearningRate);
        Assert.Equal(3, profile.Train.For("GQA").MicroBatch);
        Assert.Equal(["GQA", "Own"], profile.Order);
        Assert.Equal("somewhere", profile.Tasks.Single().Folder);
        Assert.Equal((MethodName.Moelora, 4), (profile.Run.Method, profile.Run.Experts));
    }

    [Theory]
    [InlineData("seed: -1", "seed: a whole number from 0 expected, found '-1'")]
    [InlineData("seed: 18446744073709551616", "seed: a whole number from 0 expected, found '18446744073709551616'")]
    [InlineData("adapter: { rank: 99999999999 }", "adapter.rank: a whole number expected, found '99999999999'")]
    [InlineData("adapter: { rank: 1.5 }", "adapter.rank: a whole number expected, found '1.5'")]
    [InlineData("adapter: { rank: [8] }", "adapter.rank: a whole number expected, found a list")]
    [InlineData("adapter: 8", "adapter: a group of keys expected, found '8'")]
    [InlineData("adapter: { alpha: .nan }", "adapter.alpha: a number expected, found '.nan'")]
    [InlineData("adapter: { alpha: NaN }", "adapter.alpha: a number expected, found 'NaN'")]
    [InlineData("adapter: { alpha: 1e999 }", "adapter.alpha: a number expected, found '1e999'")]
    [InlineData("adapter: { dropout: 1 }", "adapter.dropout: 0 to 0.99 expected, found 1")]
    [InlineData("adapter: { targetModules: q_proj }", "adapter.targetModules: a list such as [text, ...] expected, found 'q_proj'")]
    [InlineData("adapter: { targetModules: [q_prj] }", "adapter.targetModules: unknown value 'q_prj'; did you mean 'q_proj'?")]
    [InlineData("data: { instructions: origanal }", "data.instructions: unknown value 'origanal'; did you mean 'original'?")]
    [InlineData("train: { epochs: 0 }", "train.epochs: at least 1 expected, found 0")]
    [InlineData("numberFormat: float16", "numberFormat: 'float32' or 'bfloat16' expected, found 'float16'")]
    [InlineData("protocol: { schedule: publishd }", "protocol.schedule: unknown value 'publishd'; did you mean 'published'?")]
    [InlineData("run: { method: zero-shot, experts: 2 }", "run.experts: nothing expected for the method 'zero-shot', which has no experts, found 2")]
    [InlineData("tasks: [{ name: ../up, folder: x }]", "tasks[0].name: letters, digits, '-' and '_' expected, found '../up'")]
    [InlineData("traim: { epochs: 2 }", "unknown key 'traim'; did you mean 'train'?")]
    [InlineData("train: { epoch: 2 }", "unknown key 'train.epoch'; did you mean 'epochs'?")]
    public void Read_Mistake_IsNamedWithFileAndLine(string line, string expected)
    {
        var mistake = Assert.Throws<PipelineException>(() => Read(Least + line));

        Assert.Equal($"own.yaml:3: {expected}", mistake.Message);
    }

    [Fact]
    public void Read_SeveralMistakes_AreShownTogether()
    {
        var mistake = Assert.Throws<PipelineException>(() => Read(Least + "adapter:\n  rnak: 8\n  alpha: high\ntrain:\n  epochs: 0\n  microBatch: 0\n"));

        Assert.Equal(
            $"""
            4 mistakes in '{_folder.Path}/own.yaml':
              own.yaml:4: unknown key 'adapter.rnak'; did you mean 'rank'?
              own.yaml:5: adapter.alpha: a number expected, found 'high'
              own.yaml:7: train.epochs: at least 1 expected, found 0
              own.yaml:8: train.microBatch: at least 1 expected, found 0
            """,
            mistake.Message);
    }

    [Fact]
    public void Read_UnknownChoice_HidesWhatWouldFollowFromItsDefault()
    {
        var mistake = Assert.Throws<PipelineException>(() => Read(Least + "run: { method: moelroa, experts: 2 }"));

        Assert.Equal("own.yaml:3: run.method: unknown value 'moelroa'; did you mean 'moelora'?", mistake.Message);
    }

    [Theory]
    [InlineData("name: own\nname: twice\n", ":2: not readable as YAML: Duplicate key name")]
    [InlineData("name: [own\n", ":2: not readable as YAML: While parsing a flow sequence, did not find expected ',' or ']'.")]
    [InlineData("- name\n", ": keys and values expected, found something else at the top of the file")]
    public void Read_NotOurYaml_SaysWhere(string text, string expected)
    {
        var mistake = Assert.Throws<PipelineException>(() => Read(text));

        Assert.Equal($"{_folder.Path}/own.yaml{expected}", mistake.Message);
    }

    [Fact]
    public void Read_NoFile_SaysSo() =>
        Assert.Equal(
            "settings file '/nowhere/own.yaml' does not exist",
            Assert.Throws<PipelineException>(() => SettingsReader.Read<Profile>("/nowhere/own.yaml", [])).Message);

    [Fact]
    public void Read_TagOfAType_MakesNoneButOurs()
    {
        var profile = Read(Least + "scale: !System.IO.FileInfo /etc/passwd\n");

        Assert.Equal("/etc/passwd", profile.Scale);
    }

    [Fact]
    public void Read_Alias_IsItsAnchor()
    {
        var profile = Read(Least + "train: { perTask: { GQA: &own { epochs: 5 }, VizWiz: *own } }\n");

        Assert.Equal(5, profile.Train.For("VizWiz").Epochs);
    }

    [Theory]
    [InlineData("tasks: &all [*all]")]
    [InlineData("train: &all { perTask: { GQA: *all } }")]
    public void Read_AnchorInsideItself_IsRefused(string line) =>
        Assert.Throws<PipelineException>(() => Read(Least + line));

    [Fact]
    public void Read_NestedTooDeep_IsRefused() =>
        Assert.Equal(
            $"{_folder.Path}/own.yaml:3: lists and groups are nested deeper than 32 levels",
            Assert.Throws<PipelineException>(() => Read(Least + "tasks: " + new string('[', 100_000))).Message);

    [Fact]
    public void Override_ValueListAndNewGroup_ReplaceTheFiles()
    {
        var profile = Read(
            Least + "train: { learningRate: 1e-3, epochs: 3 }\norder: [GQA]\n",
            "train.learningRate=5e-4", "order=[VizWiz, GQA]", "run.method=zero-shot", "train.perTask.GQA.epochs=7", "train.learningRate=6e-4");

        Assert.Equal((6e-4, 3), (profile.Train.LearningRate, profile.Train.Epochs));
        Assert.Equal(["VizWiz", "GQA"], profile.Order);
        Assert.Equal(MethodName.ZeroShot, profile.Run.Method);
        Assert.Equal(7, profile.Train.For("GQA").Epochs);
    }

    [Theory]
    [InlineData("adapter.rnak=8", "--set=adapter.rnak=8: unknown key 'adapter.rnak'; did you mean 'rank'?")]
    [InlineData("adaptr.rank=8", "--set=adaptr.rank=8: unknown key 'adaptr'; did you mean 'adapter'?")]
    [InlineData("adapter.rank=x", "--set=adapter.rank=x: adapter.rank: a whole number expected, found 'x'")]
    [InlineData("adapter.rank=0", "--set=adapter.rank=0: adapter.rank: at least 1 expected, found 0")]
    [InlineData("order=[GQA", "--set=order=[GQA: not readable as YAML: While parsing a flow sequence, did not find expected ',' or ']'.")]
    [InlineData("=8", "--set==8: 'key=value' expected, for example --set=train.learningRate=1e-4")]
    public void Override_Mistake_NamesTheOptionAsTyped(string item, string expected) =>
        Assert.Equal(expected, Assert.Throws<PipelineException>(() => Read(Least, item)).Message);

    [Fact]
    public void Change_KeyOfOneTask_KeepsTheOthers()
    {
        var profile = Read(Least + "train: { perTask: { GQA: { epochs: 5, microBatch: 3 }, VizWiz: { epochs: 6 } } }\n");

        var train = SettingsReader.Change(profile, ["train.perTask.GQA.epochs=7"], "set").Train;

        Assert.Equal((7, 3, 6), (train.For("GQA").Epochs, train.For("GQA").MicroBatch, train.For("VizWiz").Epochs));
        Assert.Equal(5, profile.Train.For("GQA").Epochs);
    }

    [Fact]
    public void Override_BesideAMistakeInTheFile_EachHasItsPlace()
    {
        var mistake = Assert.Throws<PipelineException>(() => Read(Least + "train: { epochs: 0 }\n", "train.learningRate=fast"));

        Assert.Equal(
            $"2 mistakes in '{_folder.Path}/own.yaml':\n  --set=train.learningRate=fast: train.learningRate: a number expected, found 'fast'\n  own.yaml:3: train.epochs: at least 1 expected, found 0",
            mistake.Message);
    }

    private Profile Read(string text, params string[] overrides) => SettingsReader.Read<Profile>(_folder.Write("own.yaml", text), overrides);
}
