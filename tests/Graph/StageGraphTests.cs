using CoIN.Errors;

namespace CoIN.Graph.Tests;

public sealed class StageGraphTests
{
    [Fact]
    public void Constructor_TwoStagesWithOneName_NamesTheirKinds() =>
        AssertRefused("two stages have the name 'a' (kinds 'train' and 'score'); give one of them another name", Of("a"), Of("a") with { Kind = "score" });

    [Fact]
    public void Constructor_InputNobodyMakes_SuggestsTheNearest() =>
        AssertRefused(
            "stage 'train-3' reads 'convert-textvq', which no stage produces; did you mean 'convert-textvqa'?",
            Of("convert-textvqa"),
            Of("train-3", "convert-textvq"));

    [Fact]
    public void Constructor_SeveralMistakes_TellsAll() =>
        AssertRefused(
            "two stages have the name 'a' (kinds 'train' and 'train'); give one of them another name\n" +
            "stage 'a' reads 'nowhere', which no stage produces\n" +
            "stage 'b' reads 'elsewhere', which no stage produces",
            Of("a"),
            Of("a", "nowhere"),
            Of("b", "elsewhere"));

    [Fact]
    public void Constructor_Circle_PrintsItWhole() =>
        AssertRefused(
            "stages wait for each other: 'a' feeds 'c' feeds 'b' feeds 'a'; remove one of these inputs",
            Of("start", "a"),
            Of("a", "b"),
            Of("b", "c"),
            Of("c", "a"));

    [Fact]
    public void Constructor_StageThatReadsItself_PrintsIt() =>
        AssertRefused("stages wait for each other: 'a' feeds 'a'; remove one of these inputs", Of("a", "a"));

    [Fact]
    public void Stages_AnyOrderGiven_EachAfterThoseItReads() =>
        Assert.Equal(["a", "b", "c", "d"], Names(new StageGraph([Of("c", "a", "b"), Of("d", "c"), Of("b"), Of("a")]).Stages));

    [Fact]
    public void Stages_IndependentOnes_KeepTheOrderGiven() =>
        Assert.Equal(["z", "m", "a"], Names(new StageGraph([Of("z"), Of("m"), Of("a")]).Stages));

    [Fact]
    public void Constructor_VeryLongChain_NeedsNoDeepStack()
    {
        const int length = 100_000;
        var chain = Enumerable.Range(0, length).Select(i => i + 1 < length ? Of($"s{i}", $"s{i + 1}") : Of($"s{i}"));

        var graph = new StageGraph(chain);

        Assert.Equal($"s{length - 1}", graph.Stages[0].Name);
        Assert.Equal(length, graph.Closure(["s0"]).Count);
    }

    [Fact]
    public void Closure_OfATarget_IsWhatItNeeds() =>
        Assert.Equal(["a", "b"], Names(new StageGraph([Of("a"), Of("b", "a"), Of("c", "a"), Of("d")]).Closure(["b"])));

    [Fact]
    public void Closure_UnknownTarget_SuggestsTheNearest()
    {
        var graph = new StageGraph([Of("table-8"), Of("table-1")]);

        Assert.Equal(
            "there is no stage 'tabel-8'; did you mean 'table-8'?",
            Assert.Throws<PipelineException>(() => graph.Closure(["tabel-8"])).Message);
    }

    private static Stage Of(string name, params string[] reads) => new("train", name, _ => { })
    {
        Inputs = reads.ToDictionary(read => read, StageInput.Output),
    };

    private static IEnumerable<string> Names(IEnumerable<Stage> stages) => stages.Select(stage => stage.Name);

    private static void AssertRefused(string message, params Stage[] stages) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => new StageGraph(stages)).Message);
}
