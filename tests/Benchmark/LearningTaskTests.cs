using CoIN.Errors;

namespace CoIN.Benchmark.Tests;

public sealed class LearningTaskTests
{
    [Fact]
    public void BuiltIn_Always_HasTheEightTasksInThePapersOrder() =>
        Assert.Equal(
            ["ScienceQA", "TextVQA", "ImageNet", "GQA", "VizWiz", "Grounding", "VQAv2", "OCR-VQA"],
            LearningTask.BuiltIn.Select(task => task.Name));

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData(".hidden")]
    [InlineData("a b")]
    [InlineData("line\n")]
    public void New_NameThatCannotBeAFile_Refuses(string name)
    {
        var failure = Assert.Throws<PipelineException>(() => new LearningTask(name, "own", "exact", 8));

        Assert.Equal(
            $"learning task '{name}': a name of 1 to 64 letters, digits, '-', '_' or '.', beginning with a letter or digit, was expected; rename the task",
            failure.Message);
    }

    [Fact]
    public void New_NoTokens_Refuses()
    {
        var failure = Assert.Throws<PipelineException>(() => new LearningTask("mine", "own", "exact", 0));

        Assert.Equal("learning task 'mine': maxNewTokens is 0, at least 1 was expected", failure.Message);
    }

    [Fact]
    public void Find_Misspelt_SuggestsTheNearest()
    {
        var failure = Assert.Throws<PipelineException>(() => LearningTask.Find("TextVQ", LearningTask.BuiltIn));

        Assert.Equal("learning task 'TextVQ' is not known; did you mean 'TextVQA'?", failure.Message);
    }
}
